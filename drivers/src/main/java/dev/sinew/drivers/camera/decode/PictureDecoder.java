package dev.sinew.drivers.camera.decode;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.camera.Picture;
import java.lang.foreign.MemorySegment;

/// Pictures out of a camera's packets in memory. Native buffers are kept from picture to picture.
/// Confined to one thread.
///
/// Copies that a picture costs, the conversion itself apart:
///
/// | packet | copies |
/// |---|---|
/// | MJPEG | the compressed bytes once; the colours once, into the array returned |
/// | RGB24 | the colours once |
/// | others, in native memory | the colours once |
/// | others, on the heap | the packet once; the colours once |
public sealed interface PictureDecoder extends AutoCloseable permits JpegDecoder, RawDecoder {

  /// @param width of the pictures, px; of no meaning for [PacketFormat#MJPEG], which says it itself
  /// @param bytesPerLine of the first plane, padding included
  static PictureDecoder of(PacketFormat format, int width, int height, int bytesPerLine) {
    return format == PacketFormat.MJPEG
        ? new JpegDecoder()
        : new RawDecoder(format, width, height, bytesPerLine);
  }

  /// Lines without padding.
  static PictureDecoder of(PacketFormat format, int width, int height) {
    return of(format, width, height, format.bytesPerLine(width));
  }

  /// @param packet the whole of it and no more; not kept
  /// @param stampNanos passed on
  /// @param sequence passed on
  /// @throws DamagedPictureException when it is no whole picture
  Picture decode(MemorySegment packet, long stampNanos, long sequence)
      throws DamagedPictureException;

  @Override
  void close();
}
