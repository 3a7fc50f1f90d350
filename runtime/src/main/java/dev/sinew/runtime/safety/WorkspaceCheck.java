package dev.sinew.runtime.safety;

import dev.sinew.runtime.kinematics.CollisionModel;
import dev.sinew.runtime.kinematics.ForwardKinematics;
import dev.sinew.runtime.motion.StopSpace;
import java.util.Arrays;
import java.util.List;

/// A [Workspace] as the gate asks for it: one pose is computed exactly, and the motion around it by
/// how much each clearance can shrink. That pose is kept: as long as the way from it and the motion
/// together cannot use up the clearance, nothing is computed anew. Servo thread, no allocation.
final class WorkspaceCheck implements StopSpace {

  private final ForwardKinematics kinematics;
  private final CollisionModel model;
  private final double margin;
  private final double[] known;
  private final double[] path;

  /// @param joints the robot's joint names, in its order
  /// @throws IllegalArgumentException for an unknown link or joint, or when nothing is to be
  ///     checked
  WorkspaceCheck(Workspace workspace, List<String> joints) {
    kinematics = new ForwardKinematics(workspace.model(), joints);
    model =
        new CollisionModel(
            kinematics, workspace.capsules(), workspace.excluded(), workspace.boundaries());
    margin = workspace.margin();
    known = new double[joints.size()];
    path = new double[joints.size()];
    Arrays.fill(known, Double.NaN);
  }

  @Override
  public boolean holds(double[] position, double[] absDelta) {
    return holdsFromKnown(position, absDelta) || holdsFromHere(position, absDelta);
  }

  private boolean holdsFromKnown(double[] position, double[] absDelta) {
    for (int i = 0; i < known.length; i++) path[i] = Math.abs(position[i] - known[i]) + absDelta[i];
    return model.holds(path, margin);
  }

  private boolean holdsFromHere(double[] position, double[] absDelta) {
    for (int i = 0; i < known.length; i++) known[i] = position[i];
    kinematics.update(position);
    return model.clearance() >= margin && model.holds(absDelta, margin);
  }

  /// How many pairs and boundaries are checked.
  int constraints() {
    return model.size();
  }
}
