package dev.sinew.runtime.kinematics;

import java.util.List;
import org.joml.Matrix4dc;
import org.joml.Vector3d;

/// Where the capsules' axes are in the base frame. One owner.
final class CapsuleSet {

  private final ForwardKinematics arm;
  private final List<Capsule> capsules;
  private final int[] body;
  private final Segment[] inBody;
  private final Segment[] inBase;

  /// @param capsules none twice
  /// @throws IllegalArgumentException for an unknown link
  CapsuleSet(ForwardKinematics arm, List<Capsule> capsules) {
    this.arm = arm;
    this.capsules = capsules;
    capsules.forEach(capsule -> arm.model().linkIndex(capsule.link()));
    body = capsules.stream().mapToInt(c -> arm.tree().bodyOf(c.link())).toArray();
    inBody = capsules.stream().map(this::inBody).toArray(Segment[]::new);
    inBase = capsules.stream().map(this::inBody).toArray(Segment[]::new);
  }

  /// A capsule's axis, rewritten by every [#update].
  Segment axis(Capsule capsule) {
    return inBase[capsules.indexOf(capsule)];
  }

  /// Follows the arm.
  void update() {
    for (int i = 0; i < body.length; i++) inBase[i].place(arm.body(body[i]), inBody[i]);
  }

  private Segment inBody(Capsule c) {
    Matrix4dc pose = arm.tree().poseInBody(c.link());
    return new Segment(
        pose.transformPosition(new Vector3d(c.ax(), c.ay(), c.az())),
        pose.transformPosition(new Vector3d(c.bx(), c.by(), c.bz())));
  }
}
