package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrdfTest {

  private static final String ARM =
      """
      <?xml version="1.0"?>
      <robot name="arm">
        <material name="grey"/>
        <link name="base">
          <collision><geometry><sphere radius="0.1"/></geometry></collision>
        </link>
        <link name="arm">
          <collision>
            <origin xyz="0 0 0.2"/>
            <geometry><cylinder radius="0.05" length="0.4"/></geometry>
          </collision>
          <collision><geometry><mesh filename="arm.stl"/></geometry></collision>
        </link>
        <link name="tool">
          <collision><geometry><box size="0.2 0.02 0.02"/></geometry></collision>
        </link>
        <joint name="shoulder" type="revolute">
          <parent link="base"/><child link="arm"/>
          <origin xyz="0 0 1" rpy="1.5707963267948966 0 0"/>
          <axis xyz="0 0 2"/>
          <limit lower="-1" upper="2" velocity="3" effort="4"/>
        </joint>
        <joint name="slide" type="prismatic">
          <parent link="arm"/><child link="tool"/>
          <limit lower="0" upper="0.5" velocity="1" effort="1"/>
        </joint>
        <transmission name="t"><joint name="shoulder"/></transmission>
      </robot>
      """;

  @TempDir Path folder;

  @Test
  void jointsKeepTheirOriginAxisAndLimits() {
    Joint shoulder = read(ARM).joint("shoulder");
    assertThat(shoulder.kind()).isEqualTo(Joint.Kind.REVOLUTE);
    assertThat(shoulder.axis()).isEqualTo(Arms.Z);
    assertThat(shoulder.limits()).isEqualTo(new Joint.Limits(-1, 2, 3, 4));
    Vector3d y = shoulder.origin().transformPosition(new Vector3d(0, 1, 0));
    assertThat(y.distance(0, 0, 2)).isLessThan(1e-15);
  }

  @Test
  void aJointWithoutAnAxisMovesAlongX() {
    assertThat(read(ARM).joint("slide").axis()).isEqualTo(Arms.X);
  }

  @Test
  void rollPitchAndYawTurnAboutFixedAxes() {
    String turned = ARM.replace("rpy=\"1.5707963267948966 0 0\"", "rpy=\"0.1 0.2 0.3\"");
    Matrix4d expected = new Matrix4d().rotateZ(0.3).rotateY(0.2).rotateX(0.1);
    expected.setTranslation(0, 0, 1);
    assertThat(read(turned).joint("shoulder").origin().equals(expected, 1e-15)).isTrue();
  }

  @Test
  void primitiveShapesBecomeCapsules() {
    List<Capsule> capsules = read(ARM).capsules();
    assertThat(capsules).extracting(Capsule::link).containsExactly("base", "arm", "tool");
    assertThat(capsules.get(0)).isEqualTo(new Capsule("base", 0, 0, 0, 0, 0, 0, 0.1));
    assertThat(capsules.get(1)).isEqualTo(new Capsule("arm", 0, 0, 0, 0, 0, 0.4, 0.05));
  }

  @Test
  void aMeshIsReportedAndNotLost() {
    List<Link> unusable = read(ARM).unusable();
    assertThat(unusable).extracting(Link::name).containsExactly("arm");
    assertThat(unusable.getFirst().unusable()).containsExactly("mesh 'arm.stl'");
  }

  @Test
  void aMimicJointIsRead() {
    String mimic = ARM.replace("<child link=\"tool\"/>", "<child link=\"tool\"/>MIMIC");
    KinematicModel model =
        read(mimic.replace("MIMIC", "<mimic joint=\"shoulder\" multiplier=\"0.1\"/>"));
    assertThat(model.joint("slide").mimic()).contains(new Joint.Mimic("shoulder", 0.1, 0));
  }

  /// One row: what to put for what, and what the one line must say. Quotes are written as `'`.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "<robot name='arm'> | <sdf> | not valid XML",
        "</robot> | '' | not valid XML",
        "<parent link='base'/> | <parent link='bass'/> | joint 'shoulder': link 'bass' is unknown;"
            + " did you mean 'base'?",
        "<parent link='base'/> | '' | joint 'shoulder': <parent> is missing",
        "<parent link='base'/> | <parent/> | joint 'shoulder': parent: attribute 'link' is missing",
        "<parent link='base'/> | <parent link='tool'/> | form a cycle",
        "<child link='tool'/> | <child link='arm'/> | link 'arm' already hangs on joint 'shoulder'",
        "<material name='grey'/> | <link name='spare'/> | links 'spare', 'base' all have no parent",
        "<material name='grey'/> | <link name='base'/> | link 'base' is there twice",
        "<material name='grey'/> | <xacro:macro/> | xacro template",
        "<joint name='slide' | <joint name='shoulder' | joint 'shoulder' is there twice",
        "<joint name='slide' | <joint | attribute 'name' is missing",
        "type='prismatic' | type='floating' | joint 'slide': type=\"floating\" is not one of fixed,"
            + " revolute",
        "lower='-1' | lower='minus' | joint 'shoulder': limit: lower=\"minus\" is not a finite"
            + " number",
        "lower='-1' | lower='NaN' | joint 'shoulder': limit: lower=\"NaN\" is not a finite number",
        "lower='-1' | lower='1e999' | is not a finite number",
        "lower='-1' | lower='3' | joint 'shoulder': lower limit 3.0 is not below upper limit 2.0",
        "lower='-1' | '' | joint 'shoulder': limit: attribute 'lower' is missing",
        "velocity='3' | velocity='-3' | joint 'shoulder': velocity limit -3.0 is negative",
        "<limit lower='0' upper='0.5' velocity='1' effort='1'/> | '' | joint 'slide': <limit> is"
            + " missing",
        "<axis xyz='0 0 2'/> | <axis xyz='0 0 0'/> | joint 'shoulder': its axis is zero",
        "<axis xyz='0 0 2'/> | <axis xyz='0 0'/> | axis: xyz=\"0 0\" is not three numbers",
        "<axis xyz='0 0 2'/> | <axis xyz='0 0 2'/><axis xyz='0 0 2'/> | <axis> is there 2 times",
        "rpy='1.5707963267948966 0 0' | rpy='a 0 0' | origin: rpy=\"a 0 0\" is not a finite number",
        "radius='0.05' | radius='0' | cylinder: radius=\"0\" is not above zero",
        "size='0.2 0.02 0.02' | size='0.2 0 0.02' | box: size=\"0.2 0 0.02\" is not above zero",
        "<sphere radius='0.1'/> | '' | geometry: must hold one shape, not 0",
        "<geometry><sphere radius='0.1'/></geometry> | '' | collision: <geometry> is missing",
      })
  void badContentIsNamedInOneLine(String right, String wrong, String complaint) {
    String from = right.replace('\'', '"');
    assertThat(ARM).contains(from);
    String broken = ARM.replaceFirst(Pattern.quote(from), replacement(wrong));
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(folder.resolve("arm.urdf") + ": ")
        .hasMessageContaining(complaint)
        .message()
        .hasLineCount(1);
  }

  @Test
  void anotherKindOfXmlIsRefused() {
    assertThatThrownBy(() -> read("<mujoco/>"))
        .hasMessageContaining("mujoco: is not <robot>: not a URDF file");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Urdf.read(folder.resolve("none.urdf")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(folder.resolve("none.urdf") + ": no such file");
  }

  @Test
  void aDocumentTypeAndWithItEveryEntityIsRefused() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "base");
    String entity =
        "<!DOCTYPE robot [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><robot>&e;</robot>";
    assertThatThrownBy(() -> read(entity))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("line 1: not valid XML: DOCTYPE is disallowed");
  }

  /// Positions from SOURCE.txt beside the data: computed there from the URDF and the MJCF alike.
  @ParameterizedTest
  @CsvSource({
    "0.3, -0.5, 0.7, -0.4, 0.9, 0.315276, -0.092068, 0.233802",
    "0, 0, 0, 0, 0, 0.39136, -0.00001, 0.22647"
  })
  void theToolOfTheSo101IsWhereItsOtherModelPutsIt(
      double pan,
      double lift,
      double elbow,
      double flex,
      double roll,
      double x,
      double y,
      double z) {
    Path file = shared("data/so101-model/so101_new_calib.urdf");
    Assumptions.assumeTrue(file != null, "the SO-101 model is not here");
    KinematicModel model = Urdf.read(file);
    ForwardKinematics arm =
        new ForwardKinematics(
            model.fixedAt("gripper", 0),
            List.of("shoulder_pan", "shoulder_lift", "elbow_flex", "wrist_flex", "wrist_roll"));
    arm.update(new double[] {pan, lift, elbow, flex, roll});
    Matrix4d pose = new Matrix4d();
    arm.pose(model.linkIndex("gripper_frame_link"), pose);
    assertThat(pose.m30()).isEqualTo(x, within(1e-5));
    assertThat(pose.m31()).isEqualTo(y, within(1e-5));
    assertThat(pose.m32()).isEqualTo(z, within(1e-5));
    assertThat(model.unusable()).hasSize(7);
  }

  /// A file in the folder `shared` beside the checkout or beside a folder around it; null when
  /// there is none.
  private static Path shared(String file) {
    Path at = Path.of(System.getProperty("sinew.root")).toAbsolutePath().normalize();
    while (at != null && !Files.exists(at.resolve("shared").resolve(file))) at = at.getParent();
    return at == null ? null : at.resolve("shared").resolve(file);
  }

  private static String replacement(String wrong) {
    String text = wrong.equals("''") ? "" : wrong.replace('\'', '"');
    return Matcher.quoteReplacement(text);
  }

  private KinematicModel read(String text) {
    try {
      return Urdf.read(Files.writeString(folder.resolve("arm.urdf"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
