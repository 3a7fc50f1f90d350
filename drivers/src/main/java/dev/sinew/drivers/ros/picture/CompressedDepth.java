package dev.sinew.drivers.ros.picture;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A `sensor_msgs/CompressedImage` of `compressed_depth_image_transport`: 12 bytes (a format and
/// two floats, little-endian), then a PNG of 16 bits. What began as `16UC1` is in millimetres
/// there; what began as `32FC1` was turned upside down, `count = a / metres + b`, and 0 stands for
/// no reading (the transport's `codec.cpp`).
public final class CompressedDepth {

  private static final int HEAD = 12;
  private static final double MILLIMETRE = 1e-3;

  private CompressedDepth() {}

  /// @throws DamagedPictureException naming what cannot be
  public static DepthImage of(Group message) throws DamagedPictureException {
    String format = ImageField.text(message, "format");
    byte[] data = ImageField.bytes(message, "data");
    boolean isFloat = format.startsWith("32FC1");
    if (!isFloat && !format.startsWith("16UC1"))
      throw new DamagedPictureException(
          "format '" + format + "'; compressed depth is read of 16UC1 and 32FC1, as PNG");
    if (data.length <= HEAD) throw new DamagedPictureException(data.length + " bytes of depth");
    BufferedImage image = ImageFile.decode(data, HEAD);
    short[] counts = counts(image);
    return isFloat
        ? metres(counts, image, data)
        : new DepthImage.Counts(image.getWidth(), image.getHeight(), counts, MILLIMETRE);
  }

  private static short[] counts(BufferedImage image) throws DamagedPictureException {
    if (image.getType() != BufferedImage.TYPE_USHORT_GRAY)
      throw new DamagedPictureException("depth that is no grey picture of 16 bits");
    int count = image.getWidth() * image.getHeight();
    int[] samples =
        image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, new int[count]);
    short[] counts = new short[count];
    for (int i = 0; i < count; i++) counts[i] = (short) samples[i];
    return counts;
  }

  private static DepthImage metres(short[] counts, BufferedImage image, byte[] data) {
    ByteBuffer head = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    float a = head.getFloat(4);
    float b = head.getFloat(8);
    float[] metres = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      int count = counts[i] & 0xFFFF;
      metres[i] = count == 0 ? Float.NaN : a / (count - b);
    }
    return new DepthImage.Metres(image.getWidth(), image.getHeight(), metres);
  }
}
