package dev.sinew.runtime.kinematics;

import java.util.List;
import org.joml.Matrix4dc;
import org.joml.Vector3d;

/// Where the capsules are: their ends in the base frame, six numbers each. One owner.
final class CapsuleSet {

  /// Numbers per capsule.
  private static final int ENDS = 6;

  private final ForwardKinematics arm;
  private final List<Capsule> capsules;
  private final int[] body;
  private final double[] inBody;
  private final double[] inBase;

  /// @param capsules none twice
  /// @throws IllegalArgumentException for an unknown link
  CapsuleSet(ForwardKinematics arm, List<Capsule> capsules) {
    this.arm = arm;
    this.capsules = capsules;
    capsules.forEach(capsule -> arm.model().linkIndex(capsule.link()));
    body = capsules.stream().mapToInt(c -> arm.tree().bodyOf(c.link())).toArray();
    inBody = new double[capsules.size() * ENDS];
    inBase = new double[capsules.size() * ENDS];
    for (int i = 0; i < body.length; i++) {
      Capsule c = capsules.get(i);
      Matrix4dc pose = arm.tree().poseInBody(c.link());
      put(pose.transformPosition(new Vector3d(c.ax(), c.ay(), c.az())), i * ENDS);
      put(pose.transformPosition(new Vector3d(c.bx(), c.by(), c.bz())), i * ENDS + 3);
    }
  }

  /// Where a capsule's numbers start in [#ends].
  int start(Capsule capsule) {
    return capsules.indexOf(capsule) * ENDS;
  }

  /// Ends at the arm's pose; the set's own buffer.
  double[] ends() {
    for (int i = 0; i < body.length; i++) {
      arm.transform(body[i], inBody, inBase, i * ENDS);
      arm.transform(body[i], inBody, inBase, i * ENDS + 3);
    }
    return inBase;
  }

  private void put(Vector3d point, int at) {
    inBody[at] = point.x;
    inBody[at + 1] = point.y;
    inBody[at + 2] = point.z;
  }
}
