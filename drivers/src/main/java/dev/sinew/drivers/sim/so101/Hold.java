package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.FollowerView;
import org.joml.Matrix4dc;
import org.joml.Vector3d;

/// Whether the cube is between the jaws, from what is seen of it and where the arm says it is. One
/// owner.
final class Hold {

  private static final double HELD_M = 0.03;
  private static final double LIFTED_M = 0.02;

  private final Sight sight;
  private final Aim aim;
  private final Figure figure = new Figure();
  private final Vector3d grip = new Vector3d();
  private final double[] measured = new double[So101.DOF];

  Hold(Sight sight, Aim aim) {
    this.sight = sight;
    this.aim = aim;
  }

  void look(FollowerView follower) {
    for (int i = 0; i < measured.length; i++) measured[i] = follower.measured(i);
    figure.set(measured);
  }

  /// Where the arm was at the last look, rad.
  double measured(int joint) {
    return measured[joint];
  }

  boolean near() {
    Matrix4dc gripper = figure.link(So101.GRIPPER);
    gripper.transformPosition(grip.set(Brick.FIXED_PAD_X + aim.half(), 0, -Reach.GRIP_DEPTH));
    return sight.fromCube(grip.x, grip.y, grip.z) < HELD_M;
  }

  boolean lifted() {
    return sight.z() > aim.half() + LIFTED_M && near();
  }

  /// Whether the jaws are high enough over the table to go sideways.
  boolean clearOfTable() {
    return figure.link(So101.TOOL).m32() > aim.half() + LIFTED_M;
  }
}
