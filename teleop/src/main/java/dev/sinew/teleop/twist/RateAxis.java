package dev.sinew.teleop.twist;

import dev.sinew.teleop.ik.JointBound;
import dev.sinew.teleop.ik.StepBounds;

/// One joint moved at a rate, inside its bounds. Confined to one thread; allocates nothing.
final class RateAxis {

  private final StepBounds bounds;
  private final double fastest;
  private double position;
  private double increment;

  /// @param period first guess of a cycle, s
  RateAxis(JointBound bound, double period) {
    bounds = new StepBounds(new JointBound[] {bound}, period);
    fastest = bound.velocity();
  }

  void start(double sent) {
    position = sent;
    increment = 0;
  }

  /// @param share of its greatest speed, -1 to 1
  /// @param sent where it was really sent
  /// @param cycles of motion that it may be ahead of that
  void step(double share, double seconds, double sent, double cycles) {
    increment *= seconds / bounds.period();
    bounds.period(seconds);
    bounds.update(0, position, increment);
    bounds.pull(0, position, sent, cycles * fastest * seconds);
    double wanted = Math.clamp(share * fastest * seconds, bounds.lower(0), bounds.upper(0));
    double to = bounds.apply(0, position, wanted);
    increment = to - position;
    position = to;
  }

  double position() {
    return position;
  }
}
