package dev.sinew.runtime;

/// Distances along the optical axis, rectified (no lens distortion left), row by row. Immutable by
/// contract: whoever builds one hands the array over.
public sealed interface DepthImage {

  int width();

  int height();

  /// @param i row times width plus column
  /// @return metres; 0 or NaN where there is no reading
  double depthM(int i);

  /// Distances in metres: a simulator's.
  record Metres(int width, int height, float[] metres) implements DepthImage {

    public Metres {
      check(metres.length, width, height);
    }

    @Override
    public double depthM(int i) {
      return metres[i];
    }
  }

  /// Unsigned 16-bit counts: a depth camera's (Z16).
  ///
  /// @param unitM metres per count, most often 0.001
  record Counts(int width, int height, short[] counts, double unitM) implements DepthImage {

    public Counts {
      check(counts.length, width, height);
    }

    @Override
    public double depthM(int i) {
      return (counts[i] & 0xffff) * unitM;
    }
  }

  private static void check(int length, int width, int height) {
    if (length != width * height)
      throw new IllegalArgumentException(
          length + " values are not a " + width + "x" + height + " depth image");
  }
}
