package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Value;
import dev.sinew.runtime.rosmsg.MessageValue;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;

/// A `sensor_msgs/Image`: rows of `step` bytes from the top, 8 bits a channel.
final class RawPicture {

  private static final long MAX_PIXELS = 1L << 26;
  private static final int[] RGB = {0, 1, 2};
  private static final int[] BGR = {2, 1, 0};
  private static final int[] GREY = {0, 0, 0};

  private RawPicture() {}

  static Value.Image of(Group message) throws DatasetException {
    String encoding = field(message, "encoding") instanceof Text(String text) ? text : "";
    return switch (encoding) {
      case "rgb8" -> of(message, RGB, 3);
      case "bgr8" -> of(message, BGR, 3);
      case "mono8" -> of(message, GREY, 1);
      default ->
          throw new DatasetException(
              "encoding '" + encoding + "'; images are read in rgb8, bgr8 and mono8");
    };
  }

  /// @param order where red, green and blue of a pixel lie
  private static Value.Image of(Group message, int[] order, int channels) throws DatasetException {
    long width = whole(message, "width");
    long height = whole(message, "height");
    long step = whole(message, "step");
    byte[] data = field(message, "data") instanceof Bytes(byte[] bytes) ? bytes : new byte[0];
    boolean fits = width > 0 && height > 0 && step >= channels * width;
    if (!fits || data.length / height < step || width * height > MAX_PIXELS)
      throw new DatasetException(
          "a picture of %d x %d, %d bytes a row, in %d bytes"
              .formatted(width, height, step, data.length));
    byte[] rgb = new byte[Math.toIntExact(3 * width * height)];
    int out = 0;
    for (int y = 0; y < height; y++)
      for (int x = 0; x < width; x++) {
        int pixel = (int) (y * step) + channels * x;
        for (int channel : order) rgb[out++] = data[pixel + channel];
      }
    return new Value.Image((int) width, (int) height, rgb);
  }

  private static long whole(Group message, String field) throws DatasetException {
    if (field(message, field) instanceof Whole(long value)) return value;
    throw new DatasetException("'" + field + "' is no whole number");
  }

  private static MessageValue field(Group message, String field) throws DatasetException {
    return new FieldPath(field).in(message).value();
  }
}
