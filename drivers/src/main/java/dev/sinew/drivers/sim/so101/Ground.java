package dev.sinew.drivers.sim.so101;

import org.joml.Matrix4dc;

/// The table's checkered top and, around it, the room. Fills what a [Raster] left empty.
final class Ground {

  private static final double SQUARE = 0.05;
  private static final double FROM_X = -0.25;
  private static final double TO_X = 0.60;
  private static final double HALF_Y = 0.45;
  private static final int LIGHT = 0xc9cdd0;
  private static final int DARK = 0xa9b0b5;
  private static final int ROOM_LOW = 0x6b7178;
  private static final int ROOM_HIGH = 0x94a0ac;

  private final Lens lens;

  Ground(Lens lens) {
    this.lens = lens;
  }

  /// @param shade what lies in the shadow: not 0
  void fill(int[] colour, float[] nearness, float[] shade) {
    Matrix4dc pose = lens.pose();
    double focal = lens.focal();
    double centreX = lens.width() / 2.0;
    double centreY = lens.height() / 2.0;
    double stepX = pose.m00() / focal;
    double stepY = pose.m01() / focal;
    double stepZ = pose.m02() / focal;
    double across = (0.5 - centreX) / focal;
    int at = 0;
    for (int row = 0; row < lens.height(); row++) {
      double down = (row + 0.5 - centreY) / focal;
      double x = pose.m00() * across + pose.m10() * down + pose.m20();
      double y = pose.m01() * across + pose.m11() * down + pose.m21();
      double z = pose.m02() * across + pose.m12() * down + pose.m22();
      for (int column = 0; column < lens.width(); column++, at++) {
        if (nearness[at] == 0) {
          int seen = seen(pose, x, y, z);
          colour[at] = shade[at] == 0 ? seen : dimmed(seen);
        }
        x += stepX;
        y += stepY;
        z += stepZ;
      }
    }
  }

  /// Where the ray from the lens meets the table.
  private static int seen(Matrix4dc pose, double x, double y, double z) {
    if (!(z < 0)) return ROOM_HIGH;
    double way = -pose.m32() / z;
    double tableX = pose.m30() + way * x;
    double tableY = pose.m31() + way * y;
    boolean off = tableX < FROM_X || tableX > TO_X || tableY < -HALF_Y || tableY > HALF_Y;
    if (off) return ROOM_LOW;
    int square = (int) ((tableX + 1) / SQUARE) + (int) ((tableY + 1) / SQUARE);
    return (square & 1) == 0 ? LIGHT : DARK;
  }

  private static int dimmed(int rgb) {
    return (rgb >> 1 & 0x7f7f7f) + (rgb >> 3 & 0x1f1f1f);
  }
}
