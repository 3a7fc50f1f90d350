package dev.sinew.teleop.twist;

import java.util.List;

/// Axes that a device is not to move.
record AxisHold(boolean vx, boolean vy, boolean vz, boolean wx, boolean wy, boolean wz) {

  /// @param axes by name: vx, vy, vz, wx, wy, wz
  static AxisHold of(List<String> axes) {
    return new AxisHold(
        axes.contains("vx"),
        axes.contains("vy"),
        axes.contains("vz"),
        axes.contains("wx"),
        axes.contains("wy"),
        axes.contains("wz"));
  }

  void apply(Twist twist) {
    twist.linear(vx ? 0 : twist.vx(), vy ? 0 : twist.vy(), vz ? 0 : twist.vz());
    twist.angular(wx ? 0 : twist.wx(), wy ? 0 : twist.wy(), wz ? 0 : twist.wz());
  }
}
