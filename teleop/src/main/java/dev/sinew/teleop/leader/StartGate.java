package dev.sinew.teleop.leader;

import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.JointSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether a leader and the arm are near enough to each other for the operator to take over.
public final class StartGate {

  private final List<JointSpec> joints;
  private final double[] allowed;

  /// @param joints of the arm
  /// @param allowed greatest difference of each, in its unit; infinity where any will do
  public StartGate(List<JointSpec> joints, double[] allowed) {
    this.joints = List.copyOf(joints);
    this.allowed = allowed.clone();
  }

  /// @param target where the leader wants each joint of the arm; NaN for one that it does not lead
  /// @return one line that says by how much to move which of the leader's joints, as the arm's
  ///     joints read it; empty when all are near enough
  public String objection(double[] target, FollowerView follower) {
    List<String> far = new ArrayList<>();
    for (int i = 0; i < target.length; i++) {
      double by = follower.measured(i) - target[i];
      if (Double.isNaN(target[i]) || Math.abs(by) <= allowed[i]) continue;
      far.add(
          String.format(
              Locale.ROOT,
              "%s by %+.2f %s (leader %.2f, arm %.2f)",
              joints.get(i).name(),
              by,
              joints.get(i).unit().symbol(),
              target[i],
              follower.measured(i)));
    }
    if (far.isEmpty()) return "";
    return "the leader is too far from the arm; move its " + String.join(", ", far);
  }
}
