package dev.sinew.drivers.sim.pusht;

/// Shape of the T: two rectangles in body coordinates, px. Mass 1; the moment of inertia and the
/// centre of gravity are gym-pusht's: the bar's moment counted twice, the mean of the two centroids
/// not weighted by area.
final class Tee {

  /// Per rectangle: min x, min y, max x, max y.
  static final double[][] RECTANGLES = {{-60, 0, 60, 30}, {-15, 30, 15, 120}};

  /// Corners in the order of the `keypoints` stream: bar, then stem.
  static final double[][] CORNERS = {
    {-60, 30}, {60, 30}, {60, 0}, {-60, 0}, {-15, 30}, {-15, 120}, {15, 120}, {15, 30}
  };

  static final double AREA = 6300;
  static final double MOMENT = 3000;
  static final double CENTRE_Y = 45;

  private Tee() {}

  /// World coordinates of the corners, x and y in turn.
  static void corners(double x, double y, double angle, double[] out) {
    double c = Trig.cos(angle);
    double s = Trig.sin(angle);
    for (int i = 0; i < CORNERS.length; i++) {
      double bx = CORNERS[i][0];
      double by = CORNERS[i][1];
      out[2 * i] = x + c * bx - s * by;
      out[2 * i + 1] = y + s * bx + c * by;
    }
  }
}
