package dev.sinew.teleop.device.control;

import dev.sinew.teleop.twist.Twist;
import java.util.Arrays;

/// What held keys want together; opposite ones cancel. One thread; allocates nothing.
public final class JogSum {

  private static final int AXES = 7;

  private final double[] axes = new double[AXES];

  public JogSum() {}

  public void clear() {
    Arrays.fill(axes, 0);
  }

  public void add(Jog jog) {
    axes[jog.axis] += jog.sign;
  }

  /// @param out engaged
  public void fill(Twist out) {
    out.engaged(true)
        .linear(axes[0], axes[1], axes[2])
        .angular(axes[3], axes[4], axes[5])
        .gripper(axes[6]);
  }
}
