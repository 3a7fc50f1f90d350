package dev.sinew.drivers.servo.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against LeRobot itself: the Python that the environment variable SINEW_LEROBOT_PYTHON names.
class LeRobotCalibrationTest {

  private static final String PYTHON = System.getenv("SINEW_LEROBOT_PYTHON");

  /// Reads argument 1 as LeRobot's `Robot._load_calibration` does, writes argument 2 as its
  /// `_save_calibration`, and prints what its own bus makes of five positions of each joint.
  private static final String PEER =
      """
      import draccus, sys
      from lerobot.motors import Motor, MotorCalibration, MotorNormMode
      from lerobot.motors.feetech import FeetechMotorsBus
      with open(sys.argv[1]) as f, draccus.config_type("json"):
          joints = draccus.load(dict[str, MotorCalibration], f)
      with open(sys.argv[2], "w") as f, draccus.config_type("json"):
          draccus.dump(joints, f, indent=4)
      for mode in (MotorNormMode.DEGREES, MotorNormMode.RANGE_0_100):
          motors = {n: Motor(j.id, "sts3215", mode) for n, j in joints.items()}
          bus = FeetechMotorsBus.__new__(FeetechMotorsBus)  # its constructor wants a vendor SDK
          bus.motors, bus.calibration = motors, joints
          bus._id_to_model_dict = {m.id: m.model for m in motors.values()}
          bus._id_to_name_dict = {m.id: n for n, m in motors.items()}
          for name, j in joints.items():
              for k in range(5):
                  v = j.range_min + (j.range_max - j.range_min) * k // 4
                  print(mode.value, name, v, repr(bus._normalize({j.id: v})[j.id]))
      """;

  @TempDir Path folder;

  @Test
  void leRobotReadsOurFileWritesTheSameBytesAndMeansTheSameAngles()
      throws IOException, InterruptedException {
    Path ours = folder.resolve("ours.json");
    Path theirs = folder.resolve("theirs.json");
    Map<String, JointCalibration> joints = new LinkedHashMap<>();
    joints.put("shoulder_pan", new JointCalibration(1, 0, -1470, 758, 3292));
    joints.put("wrist_roll", new JointCalibration(5, 0, 2047, 0, 4095));
    joints.put("gripper", new JointCalibration(6, 1, 12, 2031, 3476));
    ArmCalibration arm = new ArmCalibration(joints);
    arm.write(ours);
    List<String> said = peer(ours, theirs);
    assertThat(theirs).hasSameBinaryContentAs(ours);
    assertThat(ArmCalibration.read(theirs)).isEqualTo(arm);
    assertThat(said).hasSize(30);
    for (String line : said) mustAgree(arm, line.split(" "));
  }

  private static void mustAgree(ArmCalibration arm, String[] words) {
    JointCalibration joint = arm.joints().get(words[1]);
    int counts = Integer.parseInt(words[2]);
    double value =
        words[0].equals("degrees")
            // LeRobot leaves the direction out of degrees
            ? Math.toDegrees(JointScale.angle(joint.unreversed(), 4096).value(counts))
            : JointScale.span(joint, 0, 100).value(counts);
    assertThat(value)
        .as(String.join(" ", words))
        .isCloseTo(Double.parseDouble(words[3]), within(1e-9));
  }

  private List<String> peer(Path from, Path to) throws IOException, InterruptedException {
    assumeTrue(PYTHON != null, "SINEW_LEROBOT_PYTHON names no Python that has LeRobot");
    Path script = Files.writeString(folder.resolve("peer.py"), PEER);
    Path log = folder.resolve("log");
    Path errors = folder.resolve("errors");
    int status =
        new ProcessBuilder(PYTHON, script.toString(), from.toString(), to.toString())
            .redirectOutput(log.toFile())
            .redirectError(errors.toFile())
            .start()
            .waitFor();
    assertThat(status).as(Files.readString(errors)).isZero();
    return Files.readAllLines(log);
  }
}
