package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.camera.decode.DecodeLimits;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/// Joins what RTP brought in pieces: all that has one timestamp is one picture (RFC 6184, 5.1; RFC
/// 7798, 4.1). FFmpeg does not tell the mark of a picture's last piece, so that a picture is known
/// to be whole only when the next one begins. Confined to one thread.
///
/// FFmpeg's own parser does the same, but then a packet's side data and its arrival would be those
/// of the next picture.
final class AccessUnits implements AutoCloseable {

  private static final int PADDING = avcodec.AV_INPUT_BUFFER_PADDING_SIZE;

  private final AVPacket whole = avcodec.av_packet_alloc();
  private BytePointer pieces = new BytePointer(1 << 16);
  private int bytes;
  private long pts = Long.MIN_VALUE;
  private int flags;

  /// @param piece the next one
  /// @return the picture before, when the piece belongs to another one; valid until the next call
  ///     but one
  /// @throws IOException when a picture grows beyond all bounds
  AVPacket add(AVPacket piece) throws IOException {
    boolean next = piece.pts() != pts;
    AVPacket done = next && bytes > 0 ? unit() : null;
    if (next) {
      pts = piece.pts();
      bytes = 0;
      flags = 0;
    }
    append(piece);
    return done;
  }

  private AVPacket unit() throws IOException {
    avcodec.av_packet_unref(whole);
    if (avcodec.av_new_packet(whole, bytes) < 0) throw new IOException("no memory for a picture");
    Pointer.memcpy(whole.data(), pieces, bytes);
    whole.pts(pts).dts(pts).flags(flags);
    return whole;
  }

  private void append(AVPacket piece) throws IOException {
    long needed = (long) bytes + piece.size() + PADDING;
    if (needed > DecodeLimits.MOST_PACKET_BYTES)
      throw new IOException("a picture of more than " + bytes + " bytes");
    if (needed > pieces.capacity()) grow(2 * needed);
    Pointer.memcpy(pieces.getPointer(bytes), piece.data(), piece.size());
    bytes += piece.size();
    flags |= piece.flags();
  }

  private void grow(long capacity) {
    BytePointer larger = new BytePointer(capacity);
    Pointer.memcpy(larger, pieces, bytes);
    pieces.close();
    pieces = larger;
  }

  @Override
  public void close() {
    avcodec.av_packet_free(whole);
    pieces.close();
  }
}
