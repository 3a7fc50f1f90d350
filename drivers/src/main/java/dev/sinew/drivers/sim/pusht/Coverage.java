package dev.sinew.drivers.sim.pusht;

/// Share of the goal that the T covers: exact area of the intersection (Sutherland & Hodgman 1974,
/// shoelace formula), summed over the rectangles of both. Confined to one thread.
final class Coverage {

  private final double[][][] goal = new double[2][][];
  private double[][] polygon = new double[16][2];
  private double[][] clipped = new double[16][2];
  private final double[] corners = new double[16];

  Coverage() {
    for (int i = 0; i < 2; i++) goal[i] = rectangle(Pose.GOAL, i);
  }

  /// 0 (disjoint) to 1 (in place).
  double of(Pose pose) {
    double area = 0;
    for (int i = 0; i < 2; i++) {
      double[][] subject = rectangle(pose, i);
      for (double[][] clip : goal) area += intersection(subject, clip);
    }
    return area / Tee.AREA;
  }

  /// Corners with positive area.
  private double[][] rectangle(Pose pose, int which) {
    Tee.corners(pose.x(), pose.y(), pose.angle(), corners);
    double[][] rectangle = new double[4][];
    for (int i = 0; i < 4; i++) {
      int corner = 4 * which + i;
      rectangle[i] = new double[] {corners[2 * corner], corners[2 * corner + 1]};
    }
    return area(rectangle, 4) > 0
        ? rectangle
        : new double[][] {rectangle[3], rectangle[2], rectangle[1], rectangle[0]};
  }

  private double intersection(double[][] subject, double[][] clip) {
    int count = 4;
    for (int i = 0; i < 4; i++) {
      polygon[i][0] = subject[i][0];
      polygon[i][1] = subject[i][1];
    }
    for (int i = 0; i < 4; i++) count = cut(count, clip[i], clip[(i + 1) % 4]);
    return area(polygon, count);
  }

  /// Keeps the part of the polygon to the left of a to b.
  private int cut(int count, double[] a, double[] b) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      double[] p = polygon[i];
      double[] q = polygon[(i + 1) % count];
      double sp = side(a, b, p);
      double sq = side(a, b, q);
      if (sp >= 0) kept = put(kept, p[0], p[1]);
      if ((sp >= 0) != (sq >= 0)) {
        double t = sp / (sp - sq);
        kept = put(kept, p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]));
      }
    }
    double[][] swap = polygon;
    polygon = clipped;
    clipped = swap;
    return kept;
  }

  private int put(int count, double x, double y) {
    clipped[count][0] = x;
    clipped[count][1] = y;
    return count + 1;
  }

  private static double side(double[] a, double[] b, double[] p) {
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
  }

  private static double area(double[][] polygon, int count) {
    double twice = 0;
    for (int i = 0; i < count; i++) {
      double[] p = polygon[i];
      double[] q = polygon[(i + 1) % count];
      twice += p[0] * q[1] - q[0] * p[1];
    }
    return twice / 2;
  }
}
