package dev.sinew.drivers.sim.so101;

import java.util.Arrays;

/// Fills convex polygons of one colour into a picture, the nearer over the farther: scan lines with
/// a depth buffer of `1 / depth`, which is linear across a plane's image. One owner; no allocation
/// after construction.
final class Raster {

  private static final int MOST_CORNERS = 8;

  private final int width;
  private final int height;
  private final int[] colour;
  private final float[] nearness;
  private final double[] in = new double[3 * MOST_CORNERS];
  private final double[] clipped = new double[3 * MOST_CORNERS];
  private final double[] x = new double[MOST_CORNERS];
  private final double[] y = new double[MOST_CORNERS];
  private final int[] left;
  private final int[] right;
  private final double centreX;
  private final double centreY;
  private final double focal;

  Raster(int width, int height, double focal) {
    this.width = width;
    this.height = height;
    this.focal = focal;
    centreX = width / 2.0;
    centreY = height / 2.0;
    colour = new int[width * height];
    nearness = new float[width * height];
    left = new int[height];
    right = new int[height];
  }

  void clear() {
    Arrays.fill(nearness, 0);
  }

  /// 0xRRGGBB, row by row; where nothing was drawn, anything.
  int[] colour() {
    return colour;
  }

  /// 1 / depth, 1/m; 0 where nothing was drawn.
  float[] nearness() {
    return nearness;
  }

  /// @param i corner, 0 to 3
  /// @param right m, in the camera's frame; so are the next two
  void corner(int i, double right, double down, double depth) {
    in[3 * i] = right;
    in[3 * i + 1] = down;
    in[3 * i + 2] = depth;
  }

  /// The polygon of the four corners, which lie in one plane.
  void fill(int rgb) {
    int n = clip();
    if (n < 3) return;
    for (int i = 0; i < n; i++) {
      x[i] = centreX + focal * clipped[3 * i] / clipped[3 * i + 2];
      y[i] = centreY + focal * clipped[3 * i + 1] / clipped[3 * i + 2];
    }
    int top = height;
    int bottom = -1;
    for (int i = 0; i < n; i++) {
      int first = Math.clamp((long) Math.ceil(y[i] - 0.5), 0, height);
      int last = Math.clamp((long) Math.ceil(y[i] - 0.5) - 1, -1, height - 1);
      top = Math.min(top, first);
      bottom = Math.max(bottom, last);
    }
    if (bottom < top) return;
    Arrays.fill(left, top, bottom + 1, width);
    Arrays.fill(right, top, bottom + 1, -1);
    for (int i = 0; i < n; i++) edge(i, (i + 1) % n);
    paint(top, bottom, rgb);
  }

  /// What is in front of the lens (Sutherland and Hodgman 1974, against one plane).
  private int clip() {
    int n = 0;
    for (int i = 0; i < 4; i++) {
      int a = 3 * i;
      int b = 3 * ((i + 1) & 3);
      boolean seen = in[a + 2] > Lens.NEAREST;
      if (seen) {
        System.arraycopy(in, a, clipped, 3 * n, 3);
        n++;
      }
      if (seen == in[b + 2] > Lens.NEAREST) continue;
      double share = (Lens.NEAREST - in[a + 2]) / (in[b + 2] - in[a + 2]);
      for (int k = 0; k < 3; k++) clipped[3 * n + k] = in[a + k] + share * (in[b + k] - in[a + k]);
      n++;
    }
    return n;
  }

  /// Rows whose middle an edge crosses: the polygon's extent there.
  private void edge(int i, int j) {
    int a = y[i] < y[j] ? i : j;
    int b = a == i ? j : i;
    int first = Math.clamp((long) Math.ceil(y[a] - 0.5), 0, height);
    int last = Math.clamp((long) Math.ceil(y[b] - 0.5) - 1, -1, height - 1);
    if (last < first) return;
    double slope = (x[b] - x[a]) / (y[b] - y[a]);
    double at = x[a] + (first + 0.5 - y[a]) * slope;
    for (int row = first; row <= last; row++, at += slope) {
      int column = Math.clamp((long) Math.ceil(at - 0.5), 0, width);
      left[row] = Math.min(left[row], column);
      right[row] = Math.max(right[row], column - 1);
    }
  }

  /// The plane `n . p = d` is seen at a pixel with `1 / depth = n . ray / d`, ray = ((column - cx)
  /// / f, (row - cy) / f, 1).
  private void paint(int top, int bottom, int rgb) {
    double ax = in[3] - in[0];
    double ay = in[4] - in[1];
    double az = in[5] - in[2];
    double bx = in[6] - in[0];
    double by = in[7] - in[1];
    double bz = in[8] - in[2];
    double nx = ay * bz - az * by;
    double ny = az * bx - ax * bz;
    double nz = ax * by - ay * bx;
    double d = nx * in[0] + ny * in[1] + nz * in[2];
    if (d == 0) return;
    float perColumn = (float) (nx / (d * focal));
    for (int row = top; row <= bottom; row++) {
      int from = left[row];
      double start =
          (nx * (from + 0.5 - centreX) / focal + ny * (row + 0.5 - centreY) / focal + nz) / d;
      float near = (float) start;
      int base = row * width;
      for (int at = base + from; at <= base + right[row]; at++, near += perColumn) {
        if (near <= nearness[at]) continue;
        nearness[at] = near;
        colour[at] = rgb;
      }
    }
  }
}
