package dev.sinew.teleop.twist;

import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.OperatorTarget;

/// An arm that is at once where it is sent.
public final class PerfectArm implements FollowerView {

  public final double[] sent;
  public long authority;
  public long stamp = 1;

  public PerfectArm(double... sent) {
    this.sent = sent;
  }

  /// Everything that is engaged and may command goes to the arm.
  public void obey(OperatorTarget target) {
    for (int i = 0; i < sent.length; i++) {
      boolean commands = (authority & target.joints() & 1L << i) != 0;
      if (target.engaged() && commands) sent[i] = target.position(i);
    }
  }

  @Override
  public long stampNanos() {
    return stamp;
  }

  @Override
  public double sent(int i) {
    return sent[i];
  }

  @Override
  public double measured(int i) {
    return sent[i];
  }

  @Override
  public long authority() {
    return authority;
  }
}
