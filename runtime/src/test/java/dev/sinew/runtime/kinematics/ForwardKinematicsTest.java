package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class ForwardKinematicsTest {

  private final Matrix4d pose = new Matrix4d();

  @Property(seed = "101")
  void everyLinkIsWhereTheDefinitionPutsIt(@ForAll long seed) {
    Random random = new Random(seed);
    KinematicModel model = Arms.random(random);
    double[] positions = Arms.positions(model, random);
    ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
    arm.update(positions);
    for (Link link : model.links()) {
      arm.pose(model.linkIndex(link.name()), pose);
      Matrix4d expected = Arms.pose(model, link.name(), positions);
      assertThat(pose.equals(expected, 1e-12)).as(link.name()).isTrue();
    }
  }

  @Property(seed = "102")
  void noPointMovesFartherThanItsReachAllows(@ForAll long seed) {
    Random random = new Random(seed);
    KinematicModel model = Arms.random(random);
    ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
    double[] from = Arms.positions(model, random);
    double[] to = Arms.positions(model, random);
    double part = Math.pow(10, -random.nextDouble(4));
    for (int i = 0; i < from.length; i++) to[i] = from[i] + part * (to[i] - from[i]);
    for (Link link : model.links()) {
      int index = model.linkIndex(link.name());
      Vector3d point = Arms.vector(random, 0.5);
      double bound = 0;
      for (int i = 0; i < from.length; i++) {
        bound += arm.reach(i, index, point.x, point.y, point.z) * Math.abs(to[i] - from[i]);
      }
      double moved = place(arm, index, point, from).distance(place(arm, index, point, to));
      assertThat(moved).isLessThanOrEqualTo(bound + 1e-12);
    }
  }

  @Test
  void theReachOfAStretchedArmIsItsLength() {
    KinematicModel model = Arms.planar(3);
    ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
    int hand = model.linkIndex("link3");
    assertThat(arm.reach(0, hand, 0.5, 0, 7)).isEqualTo(2 + Math.hypot(0.5, 7), within(1e-12));
    assertThat(arm.reach(2, hand, 0.5, 0, 7)).isEqualTo(0.5, within(1e-12));
    assertThat(arm.reach(2, model.linkIndex("link2"), 1, 0, 0)).isZero();
  }

  @Test
  void theTravelOfASlideCountsForTheJointsBeforeIt() {
    KinematicModel model =
        new KinematicModel(
            List.of(Link.bare("link0"), Link.bare("link1"), Link.bare("link2")),
            List.of(
                Arms.revolute(1, new Matrix4d(), Arms.Z),
                Arms.prismatic(2, new Matrix4d().translate(1, 0, 0), Arms.X, 0.5)));
    ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
    int hand = model.linkIndex("link2");
    assertThat(arm.reach(0, hand, 0.25, 0, 0)).isEqualTo(1.75, within(1e-12));
    assertThat(arm.reach(1, hand, 0.25, 0, 0)).isEqualTo(1, within(1e-12));
  }

  @Test
  void anUnusablePositionSpoilsEveryPoseUntilTheNextUpdate() {
    KinematicModel model = Arms.planar(2);
    ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
    assertNoPose(arm);
    double[][] unusable = {{0, Double.NaN}, {Double.POSITIVE_INFINITY, 0}, {0}, {0, 0, 0}};
    for (double[] positions : unusable) {
      arm.update(new double[] {0, 0});
      arm.pose(0, pose);
      assertThat(pose.isFinite()).isTrue();
      arm.update(positions);
      assertNoPose(arm);
    }
  }

  @Test
  void everyJointThatMovesMustBeNamedOnce() {
    KinematicModel model = Arms.planar(2);
    assertThatThrownBy(() -> new ForwardKinematics(model, List.of("joint1")))
        .hasMessageContaining("joint 'joint2' moves but is not one of the robot's")
        .hasMessageContaining("name it, or lock it at a position");
    assertThatThrownBy(() -> new ForwardKinematics(model, List.of("joint1", "joint2", "joint1")))
        .hasMessageContaining("a joint is named twice");
    assertThatThrownBy(() -> new ForwardKinematics(model, List.of("joint1", "jiont2")))
        .hasMessageContaining("joint 'jiont2' is unknown; did you mean 'joint2'?");
    assertThatThrownBy(
            () -> new ForwardKinematics(model.fixedAt("joint1", 0), List.of("joint1", "joint2")))
        .hasMessageContaining("joint 'joint1' is fixed or mimics another one");
  }

  private void assertNoPose(ForwardKinematics arm) {
    for (int link = 0; link < arm.model().links().size(); link++) {
      arm.pose(link, pose);
      assertThat(pose.m30()).isNaN();
    }
  }

  private Vector3d place(ForwardKinematics arm, int link, Vector3d point, double[] positions) {
    arm.update(positions);
    arm.pose(link, pose);
    return pose.transformPosition(new Vector3d(point));
  }
}
