package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.joml.Matrix4d;
import org.junit.jupiter.api.Test;

class KinematicModelTest {

  @Test
  void aModelWithoutALinkIsRefused() {
    assertThatThrownBy(() -> new KinematicModel(List.of(), List.of()))
        .hasMessageContaining("there is no link");
  }

  @Test
  void aCycleBesideATreeIsFound() {
    List<Link> links = List.of(Link.bare("base"), Link.bare("a"), Link.bare("b"));
    Matrix4d here = new Matrix4d();
    List<Joint> joints =
        List.of(Joint.fixed("1", "a", "b", here), Joint.fixed("2", "b", "a", here));
    assertThatThrownBy(() -> new KinematicModel(links, joints))
        .hasMessageContaining("its joints form a cycle");
  }

  @Test
  void aMimicMustFollowAJointThatIsDriven() {
    assertThatThrownBy(() -> mimic(Joint.Kind.REVOLUTE, "joint2"))
        .hasMessageContaining("cannot mimic joint 'joint2', which is fixed or mimics another one");
    assertThatThrownBy(() -> mimic(Joint.Kind.REVOLUTE, "joint9"))
        .hasMessageContaining("joint 'joint9' is unknown");
    assertThatThrownBy(() -> mimic(Joint.Kind.FIXED, "joint1"))
        .hasMessageContaining("a fixed joint cannot mimic another joint");
  }

  @Test
  void aSlideCannotMimicAnEndlessTurn() {
    assertThatThrownBy(() -> mimic(Joint.Kind.PRISMATIC, "joint1"))
        .hasMessageContaining("slides, so that it cannot mimic 'joint1', which turns without end");
  }

  @Test
  void aCapsuleOnALinkMustNameIt() {
    assertThatThrownBy(() -> new Link("a", List.of(Capsule.point("b", 0, 0, 0)), List.of()))
        .hasMessageContaining("link 'a': a capsule of it names link 'b'");
  }

  @Test
  void aLockedJointTakesThoseThatMimicItAlong() {
    KinematicModel locked = mimic(Joint.Kind.REVOLUTE, "joint1").fixedAt("joint1", 0.5);
    assertThat(locked.joints()).extracting(Joint::kind).containsOnly(Joint.Kind.FIXED);
    Matrix4d expected = new Matrix4d().rotateZ(0.5).rotateX(3 * 0.5 + 0.25);
    assertThat(Arms.pose(locked, "link2", new double[0]).equals(expected, 1e-15)).isTrue();
  }

  @Test
  void aJointsOwnMatrixCanBeChangedWithoutChangingTheJoint() {
    Matrix4d origin = new Matrix4d();
    Joint joint = Joint.fixed("joint", "a", "b", origin);
    origin.translate(1, 2, 3);
    assertThat(joint.origin()).isEqualTo(new Matrix4d());
  }

  private static KinematicModel mimic(Joint.Kind kind, String source) {
    Optional<Joint.Mimic> mimic = Optional.of(new Joint.Mimic(source, 3, 0.25));
    return new KinematicModel(
        List.of(Link.bare("link0"), Link.bare("link1"), Link.bare("link2")),
        List.of(
            Arms.moving(Joint.Kind.CONTINUOUS, 1, new Matrix4d(), Arms.Z, 0, Optional.empty()),
            Arms.moving(kind, 2, new Matrix4d(), Arms.X, 1, mimic)));
  }
}
