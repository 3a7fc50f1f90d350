package dev.sinew.drivers.camera.lens;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;

import dev.sinew.drivers.camera.Picture;
import dev.sinew.drivers.camera.PictureTransform;
import dev.sinew.runtime.DepthImage;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/// Pictures as a lens without distortion would have made them. Colours are interpolated between
/// four pixels; a depth is taken from the nearest, because the mean of two depths is a place where
/// nothing is. What the lens did not see is black, and has no depth.
final class Undistortion implements PictureTransform {

  private final RemapTable table;
  private final Mat from;
  private final Mat to;
  private final Scalar nothing = new Scalar(0);

  /// @param table closed with this
  Undistortion(RemapTable table) {
    this.table = table;
    int rows = table.camera().height();
    int columns = table.camera().width();
    from = new Mat(rows, columns, CV_8UC3);
    to = new Mat(rows, columns, CV_8UC3);
  }

  /// @throws IllegalArgumentException for a picture of another size
  @Override
  public Picture apply(Picture picture) {
    if (picture.width() != table.camera().width() || picture.height() != table.camera().height())
      throw new IllegalArgumentException(
          "a picture of %dx%d px, but the lens was calibrated at %dx%d"
              .formatted(
                  picture.width(),
                  picture.height(),
                  table.camera().width(),
                  table.camera().height()));
    byte[] rgb = new byte[picture.rgb().length];
    new BytePointer(from.data()).put(picture.rgb());
    remap(from, to, table.x(), table.y(), INTER_LINEAR, BORDER_CONSTANT, nothing);
    new BytePointer(to.data()).get(rgb);
    return new Picture(
        picture.stampNanos(),
        picture.sequence(),
        picture.width(),
        picture.height(),
        rgb,
        depth(picture.depth()));
  }

  private DepthImage depth(DepthImage depth) {
    return switch (depth) {
      case null -> null;
      case DepthImage.Counts(int width, int height, short[] counts, double unitM) ->
          new DepthImage.Counts(width, height, counts(width, height, counts), unitM);
      case DepthImage.Metres(int width, int height, float[] metres) ->
          new DepthImage.Metres(width, height, metres(width, height, metres));
    };
  }

  private short[] counts(int width, int height, short[] counts) {
    try (Mat in = new Mat(height, width, CV_16UC1);
        Mat out = new Mat(height, width, CV_16UC1)) {
      new ShortPointer(in.data()).put(counts);
      nearest(in, out);
      short[] moved = new short[counts.length];
      new ShortPointer(out.data()).get(moved);
      return moved;
    }
  }

  private float[] metres(int width, int height, float[] metres) {
    try (Mat in = new Mat(height, width, CV_32FC1);
        Mat out = new Mat(height, width, CV_32FC1)) {
      new FloatPointer(in.data()).put(metres);
      nearest(in, out);
      float[] moved = new float[metres.length];
      new FloatPointer(out.data()).get(moved);
      return moved;
    }
  }

  private void nearest(Mat in, Mat out) {
    remap(in, out, table.x(), table.y(), INTER_NEAREST, BORDER_CONSTANT, nothing);
  }

  @Override
  public void close() {
    table.close();
    from.close();
    to.close();
    nothing.close();
  }
}
