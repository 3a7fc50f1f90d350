package dev.sinew.calibration.joints;

import static dev.sinew.calibration.joints.ScriptedPerson.GO_ON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.RestPose;
import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// On emulated servos, whose encoders are where the test puts them.
class GuidedCalibrationTest {

  private static final String ARM =
      """
      bus: {family: %s}
      joints:
        pan: {id: 1, model: %s}
        roll: {id: 2, model: %s}
      """;

  private static final int[] IDS = {1, 2};

  /// An arm of two joints, its bus, and somebody at it.
  private static final class Rig implements AutoCloseable {

    final SteppedClock clock = new SteppedClock();
    final ServoSection section;
    final EmulatedBus servos;
    final ServoBus bus;
    final ArmServos arm;

    Rig(boolean dynamixel, int... encoders) {
      String model = dynamixel ? "XL330-M288" : "STS3215";
      String text = ARM.formatted(dynamixel ? "dynamixel" : "feetech-sts", model, model);
      section = ServoSection.read(ConfigSection.parse(Path.of("arm.yaml"), text), true);
      servos =
          EmulatedBus.inProcess(
              section.bus().family(),
              List.of(
                  new EmulatedServo(1, model, encoders[0]),
                  new EmulatedServo(2, model, encoders[1])),
              1_000_000,
              clock);
      clock.sleepUntil(clock.nanos() + 1_000_000_000);
      bus = section.bus().family().open(servos.host(), clock, 3);
      arm = new ArmServos(section, bus);
    }

    GuidedCalibration.Outcome calibrate(Dialogue person) throws IOException {
      return new GuidedCalibration(arm, person, clock).run(Set.of("roll"), false, Map.of());
    }

    int[] reads() {
      return new int[] {
        servos.register(1, Register.PRESENT_POSITION), servos.register(2, Register.PRESENT_POSITION)
      };
    }

    @Override
    public void close() {
      bus.close();
      servos.close();
    }
  }

  private static ScriptedPerson person(Rig rig, int down, int up) {
    int[] centre = rig.reads();
    return new ScriptedPerson(rig.servos, IDS, centre)
        .then(
            GO_ON,
            centre,
            GO_ON,
            new int[] {centre[0] - down, centre[1]},
            new int[] {centre[0] + up, centre[1] + 500},
            centre,
            GO_ON);
  }

  @Property(seed = "7301", tries = 60)
  void afterwardsTheMiddleOfTheArmReadsTheMiddleAndASecondTimeNothingIsWritten(
      @ForAll boolean dynamixel,
      @ForAll @IntRange(max = 4094) int pan,
      @ForAll @IntRange(max = 4094) int roll,
      @ForAll @IntRange(min = 300, max = 1900) int down,
      @ForAll @IntRange(min = 300, max = 1900) int up)
      throws Exception {
    try (Rig rig = new Rig(dynamixel, pan, roll)) {
      GuidedCalibration.Outcome first = rig.calibrate(person(rig, down, up).then(GO_ON));
      // a Dynamixel in position mode takes no notice of an offset above a quarter of a turn
      boolean deaf =
          dynamixel
              && first.calibration().joints().values().stream()
                  .anyMatch(joint -> Math.abs(joint.homingOffset()) > 1024);
      if (!deaf) assertThat(rig.reads()).containsExactly(2047, 2047);
      assertThat(first.calibration().joints().get("pan"))
          .isEqualTo(
              new JointCalibration(
                  1, 0, dynamixel ? 2047 - pan : pan - 2047, 2047 - down, 2047 + up));
      for (int id : IDS) {
        assertThat(rig.servos.register(id, Register.TORQUE_ENABLE)).isZero();
        if (!dynamixel) assertThat(rig.servos.register(id, Register.LOCK)).isOne();
      }
      ScriptedPerson again = person(rig, down, up).then(GO_ON);
      GuidedCalibration.Outcome second = rig.calibrate(again);
      assertThat(second.calibration()).isEqualTo(first.calibration());
      assertThat(second.written()).isZero();
    }
  }

  @Test
  void thePersonIsToldWhatToDoAndTheRestPoseIsKept() throws Exception {
    try (Rig rig = new Rig(false, 1000, 3000)) {
      ScriptedPerson person = person(rig, 900, 800).then(GO_ON);
      GuidedCalibration.Outcome outcome = rig.calibrate(person);
      assertThat(person.heard)
          .containsExactly(
              "Hold the arm: when you go on, it becomes limp.",
              "The arm is limp. Put every joint into the middle of its range.",
              "Move every joint to both ends of its range, except roll.",
              "Put the arm into a pose that it can be put into again, folded onto its stops:"
                  + " drift will be found by it.");
      assertThat(outcome.rest().joints())
          .containsEntry("pan", new RestPose.Reading(2047, 4096))
          .containsKey("roll");
      assertThat(outcome.identities().get("pan")).startsWith("STS3215, firmware ");
      assertThat(outcome.written()).isPositive();
    }
  }

  @Test
  void aCalibrationThatIsGivenUpLeavesTheServosAsTheyWere() throws Exception {
    try (Rig rig = new Rig(false, 1000, 3000)) {
      ScriptedPerson early =
          new ScriptedPerson(rig.servos, IDS, rig.reads()).then(GO_ON, GO_ON, rig.reads());
      assertThatThrownBy(() -> rig.calibrate(early)).hasMessage("nobody is there any more");
      assertThat(rig.servos.register(1, Register.HOMING_OFFSET)).isZero();
      assertThat(rig.servos.register(1, Register.MAX_POSITION)).isEqualTo(4095);
      assertThat(rig.servos.register(1, Register.LOCK)).isOne();
    }
  }

  @Test
  void aServoThatFallsSilentIsNamed() throws Exception {
    try (Rig rig = new Rig(false, 1000, 3000)) {
      ScriptedPerson person =
          new ScriptedPerson(rig.servos, IDS, rig.reads()) {
            @Override
            public boolean ready() throws IOException {
              boolean ready = super.ready();
              if (heard.size() == 3) rig.servos.kill(2);
              return ready;
            }
          }.then(GO_ON, GO_ON);
      for (int i = 0; i < 200; i++) person.then(new int[] {1000, 3000});
      assertThatThrownBy(() -> rig.calibrate(person))
          .isInstanceOf(BusException.class)
          .hasMessage(
              "roll (id 2) does not answer on the emulated bus: is its cable in, is it powered?");
    }
  }

  @Test
  void aDynamixelThatIgnoresItsOffsetIsToldAbout() throws Exception {
    try (Rig rig = new Rig(true, 100, 2047)) {
      ScriptedPerson person = person(rig, 900, 800).then(GO_ON);
      rig.calibrate(person);
      assertThat(person.heard)
          .contains(
              "pan (id 1) ignores offsets above a quarter of a turn: write 'mode: extended' for"
                  + " it");
    }
  }

  @Test
  void aFeetechServoOfMoreThanOneTurnIsBroughtBackToOne() throws Exception {
    try (Rig rig = new Rig(false, 1000, 3000)) {
      rig.bus.write(1, Register.TORQUE_ENABLE, 0);
      rig.bus.write(1, Register.LOCK, 0);
      int phase = rig.servos.register(1, Register.DRIVE_MODE);
      rig.bus.write(1, Register.DRIVE_MODE, phase | 16);
      rig.bus.write(1, Register.OPERATING_MODE, 3);
      rig.arm.release();
      assertThat(rig.servos.register(1, Register.DRIVE_MODE)).isEqualTo(phase & ~16);
      assertThat(rig.servos.register(1, Register.OPERATING_MODE)).isZero();
      assertThat(rig.servos.register(1, Register.LOCK)).isOne();
    }
  }
}
