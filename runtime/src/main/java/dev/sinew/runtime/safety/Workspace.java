package dev.sinew.runtime.safety;

import dev.sinew.runtime.kinematics.Boundary;
import dev.sinew.runtime.kinematics.Capsule;
import dev.sinew.runtime.kinematics.KinematicModel;
import dev.sinew.runtime.kinematics.LinkPair;
import java.util.List;

/// Where the arm may be: clear of itself and of boundaries.
///
/// @param model its links and joints, by the robot's joint names
/// @param capsules bodies that must not touch one another
/// @param excluded pairs of links that need not be checked
/// @param boundaries boxes and planes
/// @param margin least clearance, m: what the model, the following error and the person's comfort
///     need
public record Workspace(
    KinematicModel model,
    List<Capsule> capsules,
    List<LinkPair> excluded,
    List<Boundary> boundaries,
    double margin) {

  public Workspace {
    capsules = List.copyOf(capsules);
    excluded = List.copyOf(excluded);
    boundaries = List.copyOf(boundaries);
  }
}
