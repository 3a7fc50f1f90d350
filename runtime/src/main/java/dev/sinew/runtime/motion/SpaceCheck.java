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
  private final VerifiedAxis[] axes;
  private final double[] position;
  private final double[] absDelta;

  SpaceCheck(StopSpace space, VerifiedAxis[] axes) {
    this.space = space;
    this.axes = axes;
    position = new double[axes.length];
    absDelta = new double[axes.length];
  }

  /// The way from the positions of the axes to the commands behind which stops are planned, and
  /// these stops.
  boolean holds() {
    int ticks = 0;
    for (int i = 0; i < axes.length; i++) {
      StopProfile stop = axes[i].planned();
      ticks = Math.max(ticks, stop.ticks());
      position[i] = stop.position(0);
      absDelta[i] = reach(axes[i], position[i]) + axes[i].limits().rounding();
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
    for (int i = 0; i < axes.length; i++) {
      position[i] = at(axes[i], middle);
      absDelta[i] = spread(axes[i], first, middle, last) + axes[i].limits().rounding();
    }
    return space.holds(position, absDelta) || halvesHold(first, last, depth);
  }

  /// The largest distance between the position at a tick and those of a piece around it.
  private static double spread(VerifiedAxis axis, int first, int middle, int last) {
    double point = at(axis, middle);
    StopProfile stop = axis.planned();
    if (!stop.reverses())
      return Math.max(Math.abs(at(axis, first) - point), Math.abs(at(axis, last) - point));
    double farthest = stop.fastest() * Math.max(middle - first, last - middle);
    return Math.min(farthest, reach(axis, point));
  }

  /// The largest distance between a point and the whole motion.
  private static double reach(VerifiedAxis axis, double point) {
    double lowest = Math.min(axis.position(), axis.planned().lowest());
    double highest = Math.max(axis.position(), axis.planned().highest());
    return Math.max(highest - point, point - lowest);
  }

  private static double at(VerifiedAxis axis, int tick) {
    return tick < 0 ? axis.position() : axis.planned().position(tick);
  }
}
