package dev.sinew.runtime.motion;

/// The rate, 0 to 1, at which the time of the plan advances: the soft reaction that slows the arm
/// along the policy's own path instead of pushing it aside (path-consistent braking, cf. PACS,
/// 2025, arXiv 2511.06385). Linear ramps; asked every servo tick, on one thread.
public final class PathSpeed {

  /// A recovery that a bystander can follow: five seconds from standstill to full rate.
  public static final double RECOVERY_PER_SECOND = 0.2;

  /// What many small steps down may leave over.
  private static final double ROUNDING = 1e-9;

  private final double down;
  private final double up;
  private double rate = 1;

  /// @param period the servo period, seconds
  /// @param slowSeconds from full rate to standstill; zero means at once
  /// @param recoveryPerSecond rate regained per second
  /// @throws IllegalArgumentException if one of them makes no sense
  public PathSpeed(double period, double slowSeconds, double recoveryPerSecond) {
    if (!(period > 0 && slowSeconds >= 0 && recoveryPerSecond > 0)) {
      throw new IllegalArgumentException(
          "period %s s, slow-down %s s and recovery %s/s must be positive"
              .formatted(period, slowSeconds, recoveryPerSecond));
    }
    down = 1 / Math.max(1, Math.floor(slowSeconds / period));
    up = recoveryPerSecond * period;
  }

  /// The rate of the tick that begins.
  public double next(boolean slow) {
    if (!slow) rate = Math.min(1, rate + up);
    else if (rate - down > ROUNDING) rate -= down;
    else rate = 0;
    return rate;
  }

  /// The rate that [#next] last gave; 1 at first.
  public double rate() {
    return rate;
  }
}
