package dev.sinew.runtime.safety;

import dev.sinew.runtime.kinematics.CollisionModel;
import dev.sinew.runtime.kinematics.ForwardKinematics;
import dev.sinew.runtime.motion.StopSpace;
import java.util.List;

/// A [Workspace] as the gate asks for it: one pose is computed exactly, and the motion around it by
/// how much each clearance can shrink. Servo thread, no allocation.
final class WorkspaceCheck implements StopSpace {

  private final ForwardKinematics kinematics;
  private final CollisionModel model;
  private final double margin;

  /// @param joints the robot's joint names, in its order
  /// @throws IllegalArgumentException for an unknown link or joint, or when nothing is to be
  ///     checked
  WorkspaceCheck(Workspace workspace, List<String> joints) {
    kinematics = new ForwardKinematics(workspace.model(), joints);
    model =
        new CollisionModel(
            kinematics, workspace.capsules(), workspace.excluded(), workspace.boundaries());
    margin = workspace.margin();
  }

  @Override
  public boolean holds(double[] position, double[] absDelta) {
    kinematics.update(position);
    return model.clearance() >= margin && model.holds(absDelta, margin);
  }

  /// How many pairs and boundaries are checked.
  int constraints() {
    return model.size();
  }
}
