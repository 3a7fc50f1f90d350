package dev.sinew.runtime.motion;

/// Whether an arm's way to a command and its stop after it stay inside a [StopSpace].
///
/// The joint box around the whole motion is asked first. Where that is too coarse the stop is
/// halved in time, three times at most, and the box around every piece is asked: so the number of
/// calls is bounded, and the answer errs on the side of false only. Every box is widened by the
/// rounding of emitted commands.
final class SpaceCheck {

  private static final int DEPTH = 3;

  static final int MOST_CALLS = (1 << DEPTH + 1) - 1;

  private final StopSpace space;
  private final TickLimits[] limits;
  private final double[] position;
  private final double[] absDelta;
  private double[] from;
  private StopProfile[] stops;

  SpaceCheck(StopSpace space, TickLimits[] limits) {
    this.space = space;
    this.limits = limits;
    position = new double[limits.length];
    absDelta = new double[limits.length];
  }

  /// @param from the command before the one from whose state the stops start, by joint
  boolean holds(double[] from, StopProfile[] stops) {
    this.from = from;
    this.stops = stops;
    int ticks = 0;
    for (int i = 0; i < limits.length; i++) {
      ticks = Math.max(ticks, stops[i].ticks());
      position[i] = stops[i].position(0);
      absDelta[i] = reach(i, position[i]) + limits[i].rounding();
    }
    return space.holds(position, absDelta) || ticks > 0 && halvesHold(-1, ticks, DEPTH);
  }

  /// Tick -1 is the command before.
  private boolean halvesHold(int first, int last, int depth) {
    if (depth == 0 || last - first < 2) return false;
    int middle = (first + last) >> 1;
    return pieceHolds(first, middle, depth - 1) && pieceHolds(middle, last, depth - 1);
  }

  private boolean pieceHolds(int first, int last, int depth) {
    int middle = (first + last) >> 1;
    for (int i = 0; i < limits.length; i++) {
      position[i] = at(i, middle);
      absDelta[i] = spread(i, first, middle, last) + limits[i].rounding();
    }
    return space.holds(position, absDelta) || halvesHold(first, last, depth);
  }

  private double spread(int i, int first, int middle, int last) {
    double ends = Math.max(distance(i, first), distance(i, last));
    StopProfile stop = stops[i];
    if (!stop.reverses()) return ends;
    double farthest = stop.fastest() * Math.max(middle - first, last - middle);
    return Math.min(farthest, reach(i, position[i]));
  }

  private double distance(int i, int tick) {
    return Math.abs(at(i, tick) - position[i]);
  }

  /// The largest distance from a point over the whole motion.
  private double reach(int i, double point) {
    double lowest = Math.min(from[i], stops[i].lowest());
    double highest = Math.max(from[i], stops[i].highest());
    return Math.max(highest - point, point - lowest);
  }

  private double at(int i, int tick) {
    return tick < 0 ? from[i] : stops[i].position(tick);
  }
}
