package dev.sinew.drivers.ros.picture;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A `sensor_msgs/Image` of distances: `16UC1` in counts of a millimetre, `32FC1` in metres (REP
/// 118).
public final class RawDepth {

  private static final double MILLIMETRE = 1e-3;

  private RawDepth() {}

  /// @throws DamagedPictureException naming what cannot be
  public static DepthImage of(Group message) throws DamagedPictureException {
    String encoding = ImageRows.encoding(message);
    return switch (encoding) {
      case "16UC1", "mono16" -> counts(ImageRows.of(message, Short.BYTES));
      case "32FC1" -> metres(ImageRows.of(message, Float.BYTES));
      default ->
          throw new DamagedPictureException(
              "encoding '" + encoding + "'; depth is read in 16UC1 and 32FC1");
    };
  }

  private static DepthImage counts(ImageRows rows) {
    short[] counts = new short[rows.width() * rows.height()];
    for (int y = 0; y < rows.height(); y++)
      row(rows, y).asShortBuffer().get(counts, y * rows.width(), rows.width());
    return new DepthImage.Counts(rows.width(), rows.height(), counts, MILLIMETRE);
  }

  private static DepthImage metres(ImageRows rows) {
    float[] metres = new float[rows.width() * rows.height()];
    for (int y = 0; y < rows.height(); y++)
      row(rows, y).asFloatBuffer().get(metres, y * rows.width(), rows.width());
    return new DepthImage.Metres(rows.width(), rows.height(), metres);
  }

  private static ByteBuffer row(ImageRows rows, int y) {
    return ByteBuffer.wrap(rows.data(), y * rows.step(), rows.step())
        .order(rows.isBig() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }
}
