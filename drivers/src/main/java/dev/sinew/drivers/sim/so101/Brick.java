package dev.sinew.drivers.sim.so101;

import java.util.List;

/// A box of the arm that touches things. Sizes: the bounds of the parts of the maker's CAD; the
/// inner faces of the jaws as flat pads, which are parallel where a cube of 24 mm is between them.
///
/// @param link that it is fixed to
/// @param centre in the link's frame, m
/// @param size m
/// @param turn about the z axis of the link's frame, rad
record Brick(int link, double[] centre, double[] size, double turn) {

  /// The moving jaw's pad goes from 44 mm to 82 mm below its axis, and 4 mm inwards on that way.
  private static final double JAW_TILT = -Math.atan2(0.0040, 0.038);

  /// Inside of the fixed jaw: x in the gripper's frame.
  static final double FIXED_PAD_X = -0.0079;

  static final List<Brick> ARM =
      List.of(
          between(So101.GRIPPER, -0.0179, -0.008, -0.1044, FIXED_PAD_X, 0.008, -0.045),
          between(So101.GRIPPER, -0.0352, -0.012, -0.06, -0.0133, 0.012, -0.035),
          between(So101.GRIPPER, -0.0352, -0.026, -0.036, 0.03, 0.024, 0.001),
          jawPad(),
          between(So101.JAW, -0.0083, -0.045, 0.0, 0.0079, 0.01, 0.0376),
          between(So101.WRIST, -0.02, -0.0626, -0.009, 0.0157, 0.012, 0.0533),
          between(So101.LOWER_ARM, -0.1451, -0.015, -0.0082, 0.0, 0.0219, 0.0482));

  /// The base stands on the table.
  static final Brick STAND = between(So101.BASE, -0.031, -0.0555, 0, 0.0646, 0.0555, 0.07);

  private static Brick between(
      int link, double x0, double y0, double z0, double x1, double y1, double z1) {
    return new Brick(
        link,
        new double[] {(x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2},
        new double[] {x1 - x0, y1 - y0, z1 - z0},
        0);
  }

  private static Brick jawPad() {
    double thick = 0.010;
    double outX = Math.cos(JAW_TILT) * thick / 2;
    double outY = Math.sin(JAW_TILT) * thick / 2;
    return new Brick(
        So101.JAW,
        new double[] {-0.0103 + outX, -0.063 + outY, 0.0188},
        new double[] {thick, 0.038, 0.016},
        JAW_TILT);
  }

  /// Half the diagonal, m.
  double reach() {
    return Math.sqrt(size[0] * size[0] + size[1] * size[1] + size[2] * size[2]) / 2;
  }
}
