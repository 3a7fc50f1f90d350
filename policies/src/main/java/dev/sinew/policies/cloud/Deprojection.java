package dev.sinew.policies.cloud;

import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.Frame;

/// Pixels of a depth image become points: `x = (u - cx) z / fx`, `y = (v - cy) z / fy` in the
/// optical frame (Hartley and Zisserman 2004, section 6.1), then the extrinsics; in double
/// precision.
record Deprojection(View view, Box workspace, double colorScale) {

  /// Appends row by row what is in range and inside the workspace.
  ///
  /// @param color of the same size, pixel on pixel; null where the points have none
  /// @throws IllegalArgumentException when an image is not of the declared size
  void add(DepthImage depth, Frame color, Points points) {
    check("a depth image", depth.width(), depth.height());
    boolean colored = points.channels.length > 3;
    if (colored) check("a colour image", color.width(), color.height());
    int i = 0;
    for (int v = 0; v < view.height(); v++)
      for (int u = 0; u < view.width(); u++, i++) {
        double z = depth.depthM(i);
        if (!(z >= view.nearM() && z <= view.farM())) continue;
        if (place(u, v, z, points)) {
          if (colored) paint(color.rgb(), i * 3, points);
          points.count++;
        }
      }
  }

  private boolean place(int u, int v, double z, Points points) {
    double[] t = view.toCloud();
    double x = (u - view.cx()) * z / view.fx();
    double y = (v - view.cy()) * z / view.fy();
    double px = t[0] * x + t[1] * y + t[2] * z + t[3];
    double py = t[4] * x + t[5] * y + t[6] * z + t[7];
    double pz = t[8] * x + t[9] * y + t[10] * z + t[11];
    if (!workspace.holds(px, py, pz)) return false;
    points.channels[0][points.count] = (float) px;
    points.channels[1][points.count] = (float) py;
    points.channels[2][points.count] = (float) pz;
    return true;
  }

  private void paint(byte[] rgb, int at, Points points) {
    for (int c = 0; c < 3; c++)
      points.channels[3 + c][points.count] = (float) ((rgb[at + c] & 0xff) * colorScale);
  }

  private void check(String what, int width, int height) {
    if (width != view.width() || height != view.height())
      throw new IllegalArgumentException(
          what
              + (" of " + width + "x" + height + " from " + view.camera())
              + (", declared " + view.width() + "x" + view.height()));
  }
}
