package dev.sinew.drivers.sim.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.kinematics.Capsule;
import dev.sinew.runtime.kinematics.ForwardKinematics;
import dev.sinew.runtime.kinematics.Joint;
import dev.sinew.runtime.kinematics.KinematicModel;
import dev.sinew.runtime.kinematics.Urdf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.joml.Matrix4d;
import org.joml.Matrix4dc;
import org.junit.jupiter.api.Test;

/// Against the maker's URDF (TheRobotStudio/SO-ARM100, commit fda892cb), whose tool position at two
/// poses was computed by another program than this one.
class So101Test {

  private final Figure figure = new Figure();

  @Test
  void theToolIsWhereTheMakersUrdfPutsItAtZero() {
    figure.set(new double[6]);
    assertTool(0.39136, -0.00001, 0.22647);
  }

  @Test
  void theToolIsWhereTheMakersUrdfAndMjcfPutItInABentPose() {
    figure.set(new double[] {0.3, -0.5, 0.7, -0.4, 0.9, 0});
    assertTool(0.315276, -0.092068, 0.233802);
  }

  private void assertTool(double x, double y, double z) {
    Matrix4dc tool = figure.link(So101.TOOL);
    assertThat(tool.m30()).isCloseTo(x, within(1e-5));
    assertThat(tool.m31()).isCloseTo(y, within(1e-5));
    assertThat(tool.m32()).isCloseTo(z, within(1e-5));
  }

  @Test
  void everyLinkIsWhereTheMakersUrdfPutsItInRandomPoses() {
    assertLinks(Urdf.read(urdf()));
  }

  @Test
  void theUrdfThatIsShippedForTheSupervisorIsTheSameArmWithAShapeOnEveryLink() {
    Path shipped = Path.of(System.getProperty("sinew.root", ".."), "configs/robots/so101.urdf");
    KinematicModel urdf = Urdf.read(shipped);
    assertLinks(urdf);
    assertThat(urdf.unusable()).isEmpty();
    assertThat(urdf.capsules().stream().map(Capsule::link).distinct()).hasSize(So101.TOOL);
    for (JointSpec joint : So101.JOINTS) {
      Joint.Limits limits = urdf.joint(joint.name()).limits();
      assertThat(joint.min()).isEqualTo(limits.lower());
      assertThat(joint.max()).isEqualTo(limits.upper());
    }
  }

  private void assertLinks(KinematicModel urdf) {
    ForwardKinematics theirs = new ForwardKinematics(urdf, So101.names());
    Matrix4d pose = new Matrix4d();
    Random random = new Random(5);
    for (int trial = 0; trial < 100; trial++) {
      double[] q = random.doubles(6, -1.5, 1.5).toArray();
      theirs.update(q);
      figure.set(q);
      for (int link = 0; link < So101.LINKS; link++) {
        String name = So101.MODEL.links().get(link).name();
        theirs.pose(urdf.linkIndex(name), pose);
        assertThat(figure.link(link).equals(pose, 1e-9)).as(name).isTrue();
      }
    }
  }

  @Test
  void theLimitsAreThoseOfTheMakersUrdf() {
    KinematicModel urdf = Urdf.read(urdf());
    for (JointSpec joint : So101.JOINTS) {
      Joint.Limits limits = urdf.joint(joint.name()).limits();
      assertThat(joint.min()).as(joint.name()).isEqualTo(limits.lower());
      assertThat(joint.max()).as(joint.name()).isEqualTo(limits.upper());
    }
  }

  @Test
  void atRestTheJawsAreClearOfTableAndCube() {
    figure.set(So101.REST);
    Matrix4dc jaw = figure.link(So101.JAW);
    assertThat(figure.link(So101.TOOL).m32()).isGreaterThan(0.03);
    assertThat(jaw.m12() * -0.082 + jaw.m32()).isGreaterThan(0.03);
  }

  private static Path urdf() {
    Path at = Path.of(System.getProperty("sinew.root", ".")).toAbsolutePath();
    String file = "shared/data/so101-model/so101_new_calib.urdf";
    while (at != null && !Files.exists(at.resolve(file))) at = at.getParent();
    assumeTrue(at != null, "the maker's URDF is not at hand: " + file);
    return at.resolve(file);
  }
}
