package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointStateView;

/// The way to rest: from the measured position, the measured velocity falls linearly to zero.
///
/// `x(t) = x0 + v0 (t - t^2 / 2T)` for `t <= T`, inside the position box, then held. Where the
/// measurement itself is not a number or not to be believed, the last admitted position is held.
final class Brake {

  private final double[] min;
  private final double[] max;
  private final double seconds;
  private final double[] from;
  private final double[] velocity;
  private long beganNanos;

  Brake(double[] min, double[] max, long brakeNanos) {
    this.min = min.clone();
    this.max = max.clone();
    seconds = brakeNanos * 1e-9;
    from = new double[min.length];
    velocity = new double[min.length];
  }

  /// @param believed whether the measurement is fresh enough to start from
  void begin(JointStateView measured, boolean believed, AdmittedCommand last, long nowNanos) {
    beganNanos = nowNanos;
    for (int i = 0; i < from.length; i++) {
      boolean known =
          believed
              && Double.isFinite(measured.position(i))
              && Double.isFinite(measured.velocity(i));
      from[i] = known ? measured.position(i) : last.position(i);
      velocity[i] = known ? measured.velocity(i) : 0;
    }
  }

  void sample(long nowNanos, AdmittedCommand out) {
    double t = Math.clamp((nowNanos - beganNanos) * 1e-9, 0, seconds);
    double path = seconds > 0 ? t - t * t / (2 * seconds) : 0;
    for (int i = 0; i < from.length; i++) {
      out.position(i, Math.clamp(from[i] + velocity[i] * path, min[i], max[i]));
    }
  }
}
