package dev.sinew.runtime.kinematics;

/// Least signed distance of a segment's points from a box: positive outside, minus the depth below
/// the nearest face inside. Exact but for rounding. One owner.
///
/// Both parts are convex along the segment. Outside, half the derivative of the squared distance is
/// piecewise linear and rises; it bends only where a coordinate passes a face, so its root lies on
/// a line between the two nearest of these places. Inside, the signed distance is the largest of
/// six linear functions, least at an end or where two of them cross.
final class BoxDistance {

  private static final int FACES = 6;

  /// Where rounding may take a segment that enters the box for one that just touches it, m.
  private static final double TOUCH = 1e-9;

  private final double[] min = new double[3];
  private final double[] max = new double[3];
  private final double[] from = new double[3];
  private final double[] along = new double[3];
  private final double[] start = new double[FACES];
  private final double[] slope = new double[FACES];

  BoxDistance(Box box) {
    for (int i = 0; i < 3; i++) {
      min[i] = box.min(i);
      max[i] = box.max(i);
    }
  }

  /// NaN when an end is.
  double signed(Segment segment) {
    set(0, segment.ax, segment.bx);
    set(1, segment.ay, segment.by);
    set(2, segment.az, segment.bz);
    double outside = outside(nearest());
    return outside > TOUCH ? outside : Math.min(outside, deepest());
  }

  private void set(int i, double a, double b) {
    from[i] = a;
    along[i] = b - a;
  }

  /// Where along the segment, 0 to 1, the distance is least.
  private double nearest() {
    double low = 0;
    double high = 1;
    double atLow = rise(0);
    double atHigh = rise(1);
    if (!(atLow < 0)) return 0;
    if (!(atHigh > 0)) return 1;
    for (int face = 0; face < FACES; face++) {
      int i = face >> 1;
      double bend = (((face & 1) == 0 ? min[i] : max[i]) - from[i]) / along[i];
      if (!(bend > low && bend < high)) continue;
      double there = rise(bend);
      if (there <= 0) {
        low = bend;
        atLow = there;
      } else {
        high = bend;
        atHigh = there;
      }
    }
    return low + (high - low) * atLow / (atLow - atHigh);
  }

  /// Half the derivative of the squared distance.
  private double rise(double t) {
    double sum = 0;
    for (int i = 0; i < 3; i++) sum += along[i] * excess(i, t);
    return sum;
  }

  private double outside(double t) {
    double sum = 0;
    for (int i = 0; i < 3; i++) sum += excess(i, t) * excess(i, t);
    return Math.sqrt(sum);
  }

  /// How far a coordinate is outside its two faces; zero between them.
  private double excess(int i, double t) {
    double x = from[i] + t * along[i];
    return x - Math.min(Math.max(x, min[i]), max[i]);
  }

  private double deepest() {
    for (int i = 0; i < 3; i++) {
      start[2 * i] = min[i] - from[i];
      slope[2 * i] = -along[i];
      start[2 * i + 1] = from[i] - max[i];
      slope[2 * i + 1] = along[i];
    }
    double least = Math.min(highest(0), highest(1));
    for (int i = 1; i < FACES; i++) {
      for (int j = 0; j < i; j++) {
        double crossing = (start[j] - start[i]) / (slope[i] - slope[j]);
        if (crossing > 0 && crossing < 1) least = Math.min(least, highest(crossing));
      }
    }
    return least;
  }

  private double highest(double t) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < FACES; i++) highest = Math.max(highest, start[i] + t * slope[i]);
    return highest;
  }
}
