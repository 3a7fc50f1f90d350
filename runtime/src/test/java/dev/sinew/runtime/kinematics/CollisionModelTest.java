package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

/// A planar arm of four links of 1 m; a thin capsule along each, the base a ball.
class CollisionModelTest {

  private static final double THIN = 0.05;

  private final KinematicModel model = Arms.planar(4);
  private final ForwardKinematics arm = new ForwardKinematics(model, Arms.drivers(model));
  private final List<Capsule> capsules =
      IntStream.rangeClosed(0, 4)
          .mapToObj(i -> new Capsule("link" + i, 0, 0, 0, i == 0 ? 0 : 0.9, 0, 0, THIN))
          .toList();

  @Test
  void linksNextToEachOtherAreNotChecked() {
    CollisionModel collision = checked(List.of(), List.of());
    assertThat(IntStream.range(0, collision.size()).mapToObj(collision::name))
        .containsExactlyInAnyOrder(
            "links 'link0' and 'link2'",
            "links 'link0' and 'link3'",
            "links 'link0' and 'link4'",
            "links 'link1' and 'link3'",
            "links 'link1' and 'link4'",
            "links 'link2' and 'link4'");
  }

  @Test
  void linksJoinedByALockedJointCountAsOne() {
    KinematicModel locked = model.fixedAt("joint2", 0);
    CollisionModel collision =
        new CollisionModel(
            new ForwardKinematics(locked, Arms.drivers(locked)), capsules, List.of(), List.of());
    assertThat(IntStream.range(0, collision.size()).mapToObj(collision::name))
        .containsExactlyInAnyOrder(
            "links 'link0' and 'link3'",
            "links 'link0' and 'link4'",
            "links 'link1' and 'link4'",
            "links 'link2' and 'link4'");
  }

  @Test
  void anExcludedPairIsNotCheckedInEitherOrder() {
    List<LinkPair> excluded =
        List.of(new LinkPair("link2", "link0"), new LinkPair("link1", "link4"));
    CollisionModel collision = checked(excluded, List.of());
    assertThat(IntStream.range(0, collision.size()).mapToObj(collision::name))
        .hasSize(4)
        .doesNotContain("links 'link0' and 'link2'", "links 'link1' and 'link4'");
  }

  @Test
  void theClearanceIsThatOfTheNearestPairAndNamesIt() {
    CollisionModel collision = checked(List.of(), List.of());
    arm.update(new double[] {0.3, Math.PI / 2, Math.PI / 2, 0});
    assertThat(collision.clearance()).isEqualTo(1 - 2 * THIN, within(1e-12));
    arm.update(new double[] {0.3, Math.PI / 2, Math.PI / 2, Math.PI / 2});
    assertThat(collision.clearance()).isEqualTo(0.1 - 2 * THIN, within(1e-12));
    assertThat(collision.name(collision.critical()))
        .isIn("links 'link0' and 'link4'", "links 'link1' and 'link4'");
  }

  @Test
  void overlappingCapsulesHaveANegativeClearance() {
    CollisionModel collision = checked(List.of(), List.of());
    arm.update(new double[] {0, 0, 3, 0.5});
    assertThat(collision.clearance()).isEqualTo(-2 * THIN, within(1e-12));
    assertThat(collision.name(collision.critical())).isEqualTo("links 'link1' and 'link4'");
  }

  @Test
  void aPointIsKeptInsideABox() {
    Capsule tip = Capsule.point("link4", 1, 0, 0);
    Box cell = new Box(-2, -5, -1, 4.5, 5, 1);
    CollisionModel collision =
        checked(List.of(), List.of(new Boundary.KeepIn("cell", cell, List.of(tip))));
    arm.update(new double[] {0, 0, 0, 0});
    assertThat(collision.clearance()).isEqualTo(0.5, within(1e-12));
    assertThat(collision.name(collision.critical())).isEqualTo("link 'link4' and boundary 'cell'");
    arm.update(new double[] {Math.PI, 0, 0, 0});
    assertThat(collision.clearance()).isEqualTo(-2, within(1e-12));
  }

  @Test
  void capsulesAreKeptOutOfABox() {
    Box post = new Box(3, 0.5, -1, 3.5, 1, 1);
    List<Capsule> tool = Capsule.onLinks(capsules, List.of("link4"));
    CollisionModel collision =
        checked(List.of(), List.of(new Boundary.KeepOut("post", post, tool)));
    arm.update(new double[] {0, 0, 0, 0});
    assertThat(collision.clearance()).isEqualTo(0.5 - THIN, within(1e-12));
    assertThat(collision.name(collision.critical())).isEqualTo("link 'link4' and boundary 'post'");
    arm.update(new double[] {0, 0, 0, 1});
    assertThat(collision.clearance()).isNegative();
  }

  @Test
  void capsulesStayOnThePositiveSideOfAPlane() {
    var wall = new Boundary.HalfSpace("wall", Arms.Y.mul(-3, new Vector3d()), -0.5, tool());
    CollisionModel collision = checked(List.of(), List.of(wall));
    arm.update(new double[] {0, 0, 0, 0});
    assertThat(collision.clearance()).isEqualTo(0.5 - THIN, within(1e-12));
    arm.update(new double[] {0, 0, 0, Math.PI / 2});
    assertThat(collision.clearance()).isEqualTo(0.5 - 0.9 - THIN, within(1e-12));
  }

  @Test
  void aPoseThatIsNoNumberNeverPasses() {
    CollisionModel collision = checked(List.of(), everyBoundary());
    assertThat(collision.holds(new double[4], -1e9)).isFalse();
    arm.update(new double[4]);
    assertThat(collision.clearance()).isFinite();
    assertThat(collision.holds(new double[4], -1e9)).isTrue();
    for (int joint = 0; joint < 4; joint++) {
      double[] positions = new double[4];
      positions[joint] = Double.NaN;
      arm.update(positions);
      assertThat(collision.clearance()).isNaN();
      assertThat(collision.holds(new double[4], -1e9)).isFalse();
    }
  }

  @Test
  void aMotionThatIsNoNumberNeverPasses() {
    CollisionModel collision = checked(List.of(), everyBoundary());
    arm.update(new double[4]);
    collision.clearance();
    double[] path = {0, 0, 0, Double.NaN};
    assertThat(collision.holds(path, -1e9)).isFalse();
    assertThat(collision.motionBound(path)).isNaN();
    assertThat(collision.holds(new double[3], -1e9)).isFalse();
    assertThat(collision.holds(new double[4], Double.NaN)).isFalse();
  }

  @Test
  void aMotionThatDoesNotHoldNamesTheConstraint() {
    CollisionModel collision = checked(List.of(), everyBoundary());
    arm.update(new double[4]);
    collision.clearance();
    assertThat(collision.holds(new double[] {0, 0, 0, 0.1}, 0.3)).isTrue();
    assertThat(collision.holds(new double[] {0, 0, 0, 0.2}, 0.3)).isFalse();
    assertThat(collision.name(collision.critical())).contains("'link4'", "'wall'");
  }

  @Test
  void aJointThatMovesBothCapsulesAlikeUsesUpNothing() {
    CollisionModel collision = checked(List.of(), List.of());
    assertThat(collision.motionBound(new double[] {0, 0, 0, 0.1})).isEqualTo(0.09, within(1e-12));
    List<LinkPair> allButOne =
        List.of(
            new LinkPair("link0", "link2"),
            new LinkPair("link0", "link3"),
            new LinkPair("link0", "link4"),
            new LinkPair("link1", "link3"),
            new LinkPair("link1", "link4"));
    assertThat(checked(allButOne, List.of()).motionBound(new double[] {1, -1, 0, 0})).isZero();
    assertThat(checked(allButOne, List.of()).motionBound(new double[] {1, 1, -0.1, 0}))
        .isEqualTo(0.19, within(1e-12));
  }

  /// A gripper whose one motor closes both jaws.
  @Test
  void whatOneJointDoesOnBothSidesCountsTwice() {
    Joint.Limits stroke = new Joint.Limits(0, 0.1, 1, 1);
    KinematicModel gripper =
        new KinematicModel(
            List.of(Link.bare("hand"), Link.bare("left"), Link.bare("right")),
            List.of(
                jaw("left", stroke, Optional.empty()),
                jaw("right", stroke, Optional.of(new Joint.Mimic("left", -1, 0)))));
    ForwardKinematics hand = new ForwardKinematics(gripper, List.of("left"));
    List<Capsule> jaws =
        List.of(
            new Capsule("left", 0, 0, 0, 0, 0, 0.1, 0.01),
            new Capsule("right", 0, 0, 0, 0, 0, 0.1, 0.01));
    CollisionModel collision = new CollisionModel(hand, jaws, List.of(), List.of());
    hand.update(new double[] {0.1});
    assertThat(collision.clearance()).isEqualTo(0.18, within(1e-12));
    assertThat(collision.motionBound(new double[] {0.05})).isEqualTo(0.1, within(1e-12));
    hand.update(new double[] {0.05});
    assertThat(collision.clearance()).isEqualTo(0.08, within(1e-12));
  }

  @Test
  void whatCannotBeCheckedIsRefused() {
    assertThatThrownBy(() -> checked(List.of(new LinkPair("link0", "lnik2")), List.of()))
        .hasMessageContaining("link 'lnik2' is unknown; did you mean 'link2'?");
    List<Capsule> foreign = List.of(new Capsule("hand", 0, 0, 0, 0, 0, 0, 1));
    assertThatThrownBy(() -> new CollisionModel(arm, foreign, List.of(), List.of()))
        .hasMessageContaining("link 'hand' is unknown");
    List<Capsule> thin = List.of(Capsule.point("link2", 0, 0, 0));
    assertThatThrownBy(() -> new CollisionModel(arm, thin, List.of(), List.of()))
        .hasMessageContaining("link 'link2': its capsule has radius 0");
    assertThatThrownBy(() -> new CollisionModel(arm, List.of(), List.of(), List.of()))
        .hasMessageContaining("no pair of capsules and no boundary is left to check");
    assertThatThrownBy(() -> Capsule.onLinks(tool(), List.of("link3")))
        .hasMessageContaining("link 'link3' has no capsule");
  }

  @Test
  void aShapeThatIsNoneIsRefused() {
    double nan = Double.NaN;
    assertThatThrownBy(() -> new Capsule("link", 0, nan, 0, 0, 0, 0, 1))
        .hasMessageContaining("link 'link': an end point of its capsule is not finite");
    assertThatThrownBy(() -> new Capsule("link", 0, 0, 0, 0, 0, 0, nan))
        .hasMessageContaining("capsule radius NaN is not zero or above");
    assertThatThrownBy(() -> new Box(0, 0, 0, 1, nan, 1))
        .hasMessageContaining("each maximum must be above its minimum");
    assertThatThrownBy(() -> new Boundary.HalfSpace("wall", new Vector3d(), 0, tool()))
        .hasMessageContaining("boundary 'wall': its normal is zero or not finite");
    assertThatThrownBy(() -> new Boundary.HalfSpace("wall", Arms.X, nan, tool()))
        .hasMessageContaining("boundary 'wall': its offset is not finite");
    assertThatThrownBy(() -> new Boundary.KeepIn("cell", new Box(0, 0, 0, 1, 1, 1), List.of()))
        .hasMessageContaining("boundary 'cell' holds no capsule");
  }

  /// All three kinds, for the last link; the wall is the nearest by far.
  private List<Boundary> everyBoundary() {
    List<Boundary> boundaries = new ArrayList<>();
    boundaries.add(new Boundary.HalfSpace("wall", Arms.Y, -0.45, tool()));
    boundaries.add(new Boundary.KeepIn("cell", new Box(-9, -9, -9, 9, 9, 9), tool()));
    boundaries.add(new Boundary.KeepOut("post", new Box(0, 7, 0, 1, 8, 1), tool()));
    return boundaries;
  }

  /// Slides along x, out of the middle of the hand.
  private static Joint jaw(String name, Joint.Limits stroke, Optional<Joint.Mimic> mimic) {
    return new Joint(
        name, Joint.Kind.PRISMATIC, "hand", name, new Matrix4d(), Arms.X, stroke, mimic);
  }

  private List<Capsule> tool() {
    return Capsule.onLinks(capsules, List.of("link4"));
  }

  private CollisionModel checked(List<LinkPair> excluded, List<Boundary> boundaries) {
    return new CollisionModel(arm, capsules, excluded, boundaries);
  }
}
