package dev.sinew.app.replay;

import dev.sinew.app.dataset.Value;
import dev.sinew.app.dataset.picture.Picture;
import dev.sinew.drivers.camera.decode.PacketFormat;
import dev.sinew.drivers.camera.decode.PictureDecoder;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// The pictures of one camera of a recording. A JPEG is decoded as one that comes from a camera is,
/// so that a policy is trained on the colours that it gets on the robot; that takes 2 ms for
/// 640 x 480 pixels, by `javax.imageio` 25. A PNG is exact either way.
///
/// One thread; holds native memory until it is closed.
final class StillDecoder implements AutoCloseable {

  private PictureDecoder jpegs;

  StillDecoder() {}

  /// @param data JPEG or PNG
  /// @throws IOException in one line, without the place, when it is not a whole picture
  Value.Image decode(byte[] data) throws IOException {
    if (!isJpeg(data)) return Picture.decode(data, 0, data.length);
    if (jpegs == null) jpegs = PictureDecoder.of(PacketFormat.MJPEG, 0, 0);
    var picture = jpegs.decode(MemorySegment.ofArray(data), 0, 0);
    return new Value.Image(picture.width(), picture.height(), picture.rgb());
  }

  private static boolean isJpeg(byte[] data) {
    return data.length > 1 && data[0] == (byte) 0xff && data[1] == (byte) 0xd8;
  }

  @Override
  public void close() {
    if (jpegs != null) jpegs.close();
    jpegs = null;
  }
}
