package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class CapsuleFitTest {

  @Property(seed = "201")
  void aCylinderIsInsideItsCapsule(@ForAll long seed) {
    Random random = new Random(seed);
    Matrix4d pose = pose(random);
    double radius = random.nextDouble(0.001, 1);
    double length = random.nextDouble(0.001, 1);
    Capsule capsule = CapsuleFit.cylinder("link", pose, radius, length);
    for (int i = 0; i < 20; i++) {
      double angle = random.nextDouble(2 * Math.PI);
      double end = random.nextBoolean() ? length / 2 : -length / 2;
      assertInside(
          capsule, pose, new Vector3d(radius * Math.cos(angle), radius * Math.sin(angle), end));
    }
  }

  @Property(seed = "202")
  void aBoxIsInsideItsCapsule(@ForAll long seed) {
    Random random = new Random(seed);
    Matrix4d pose = pose(random);
    Vector3d size = Arms.vector(random, 1).absolute().add(0.001, 0.001, 0.001);
    Capsule capsule = CapsuleFit.box("link", pose, size);
    for (int corner = 0; corner < 8; corner++) {
      assertInside(
          capsule,
          pose,
          new Vector3d(
              (corner & 1) == 0 ? size.x / 2 : -size.x / 2,
              (corner & 2) == 0 ? size.y / 2 : -size.y / 2,
              (corner & 4) == 0 ? size.z / 2 : -size.z / 2));
    }
  }

  @Test
  void aSphereIsItsOwnCapsule() {
    Capsule capsule = CapsuleFit.sphere("link", new Matrix4d().translate(1, 2, 3), 0.5);
    assertThat(capsule).isEqualTo(new Capsule("link", 1, 2, 3, 1, 2, 3, 0.5));
  }

  /// A bar of 1 by 0.1 by 0.1 m: the capsule may be wider than its diagonal by a tenth and longer
  /// than the bar by its width.
  @Test
  void theCapsuleOfABarIsSlender() {
    Capsule capsule = CapsuleFit.box("link", new Matrix4d(), new Vector3d(0.1, 1, 0.1));
    assertThat(capsule.radius()).isBetween(0.0707, 0.0778);
    assertThat(capsule.ay()).isEqualTo(-capsule.by(), within(1e-12));
    assertThat(Math.abs(capsule.by()) + capsule.radius()).isBetween(0.5, 0.6);
    assertThat(capsule.ax()).isZero();
  }

  private static void assertInside(Capsule c, Matrix4d pose, Vector3d point) {
    Vector3d p = pose.transformPosition(point);
    double[] ends = {c.ax(), c.ay(), c.az(), c.bx(), c.by(), c.bz(), p.x, p.y, p.z, p.x, p.y, p.z};
    assertThat(SegmentTest.distance(ends)).isLessThanOrEqualTo(c.radius() + 1e-12);
  }

  private static Matrix4d pose(Random random) {
    return new Matrix4d()
        .translate(Arms.vector(random, 1))
        .rotateXYZ(random.nextDouble(6), random.nextDouble(6), random.nextDouble(6));
  }
}
