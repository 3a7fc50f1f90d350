package dev.sinew.drivers.camera.decode;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.camera.Picture;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/// Pictures that are not compressed.
final class RawDecoder implements PictureDecoder {

  private final PacketFormat format;
  private final int width;
  private final int height;
  private final int bytesPerLine;
  private final long leastBytes;
  private final AVFrame frame = avutil.av_frame_alloc();
  private final RgbScaler scaler = new RgbScaler(RgbScaler.Method.LIVE);
  private BytePointer off = new BytePointer(0L);

  RawDecoder(PacketFormat format, int width, int height, int bytesPerLine) {
    if (bytesPerLine < format.bytesPerLine(width))
      throw new IllegalArgumentException(
          "%d bytes do not hold a line of %d px %s".formatted(bytesPerLine, width, format));
    this.format = format;
    this.width = width;
    this.height = height;
    this.bytesPerLine = bytesPerLine;
    leastBytes = format.leastBytes(width, height, bytesPerLine);
    frame
        .width(width)
        .height(height)
        .format(format.pixelFormat)
        .color_range(format.fullRange() ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG)
        .linesize(0, bytesPerLine)
        .linesize(1, format == PacketFormat.NV12 ? bytesPerLine : 0);
  }

  @Override
  public Picture decode(MemorySegment packet, long stampNanos, long sequence)
      throws DamagedPictureException {
    if (packet.byteSize() < leastBytes)
      throw new DamagedPictureException(
          "%d bytes are not a %s picture of %dx%d px (%d)"
              .formatted(packet.byteSize(), format, width, height, leastBytes));
    byte[] rgb = format == PacketFormat.RGB24 ? lines(packet) : converted(packet);
    return new Picture(stampNanos, sequence, width, height, rgb, null);
  }

  private byte[] lines(MemorySegment packet) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++)
      MemorySegment.copy(
          packet, ValueLayout.JAVA_BYTE, (long) y * bytesPerLine, rgb, 3 * width * y, 3 * width);
    return rgb;
  }

  private byte[] converted(MemorySegment packet) {
    Pointer at = packet.isNative() ? new Address(packet.address()) : offHeap(packet);
    frame.data(0, new BytePointer(at));
    if (format == PacketFormat.NV12)
      frame.data(1, new BytePointer(new Address(at.address() + (long) height * bytesPerLine)));
    return scaler.rgb(frame);
  }

  private Pointer offHeap(MemorySegment packet) {
    long bytes = packet.byteSize();
    if (off.capacity() < bytes) {
      off.close();
      off = new BytePointer(bytes);
    }
    MemorySegment.ofBuffer(off.position(0).limit(bytes).asByteBuffer()).copyFrom(packet);
    return off;
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    scaler.close();
    off.close();
  }

  /// Somebody else's memory.
  private static final class Address extends Pointer {

    Address(long address) {
      this.address = address;
    }
  }
}
