package dev.sinew.runtime.safety;

/// A measured position moved farther between two samples than twice the joint's highest speed
/// allows: an encoder that slipped, a zero that was set, a packet of another arm.
final class StateJumpGuard implements Guard {

  private static final double FACTOR = 2;

  private final double[] maxVelocity;
  private final double[] before;
  private long stampNanos = Long.MIN_VALUE;
  private double worst;

  /// @param maxVelocity per joint, unit/s
  StateJumpGuard(double[] maxVelocity) {
    this.maxVelocity = maxVelocity.clone();
    before = new double[maxVelocity.length];
  }

  @Override
  public boolean broken(Evidence now) {
    long stamp = now.measured.stampNanos();
    if (stamp == stampNanos) return false;
    double seconds = (stamp - stampNanos) * 1e-9;
    boolean first = stampNanos == Long.MIN_VALUE;
    stampNanos = stamp;
    boolean jumped = false;
    for (int i = 0; i < before.length; i++) {
      double position = now.measured.position(i);
      double step = Math.abs(position - before[i]);
      before[i] = position;
      if (!first && !(step <= FACTOR * maxVelocity[i] * seconds)) {
        jumped = true;
        worst = step;
      }
    }
    return jumped;
  }

  @Override
  public double value() {
    return worst;
  }

  @Override
  public void reset() {
    stampNanos = Long.MIN_VALUE;
  }
}
