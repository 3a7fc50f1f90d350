package dev.sinew.drivers.servo.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoFault;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigException;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  private final VirtualClock clock = new VirtualClock();
  private ServoArmConfig config = Sections.config("so101");
  private FakeBus bus = FakeBus.of(config.arms().getFirst(), clock);

  private void arm(String name, String... changes) {
    config = Sections.config(name, changes);
    bus = FakeBus.of(config.arms().getFirst(), clock);
  }

  private boolean open() {
    return new Connection(config.arms().getFirst(), bus, config).open().energised();
  }

  private void mustRefuse(String... clauses) {
    assertThatThrownBy(this::open)
        .isInstanceOf(ConfigException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(clauses).doesNotContain("\n"));
  }

  @Test
  void anArmThatHoldsEverythingIsWrittenNothing() {
    assertThat(open()).isFalse();
    assertThat(bus.writes).isEmpty();
    assertThat(bus.goals()).isEmpty();
  }

  @Test
  void onlyWhatDiffersIsWrittenAndTheSecondTimeNothing() {
    bus.set(1, Register.RETURN_DELAY, 250);
    bus.set(2, Register.DRIVE_MODE, 0b1001_0101);
    bus.set(6, Register.MAX_TORQUE, 1000);
    bus.set(3, Register.ACCELERATION, 0);
    open();
    assertThat(bus.eepromWrites())
        .containsExactly("1 RETURN_DELAY 0", "2 DRIVE_MODE 133", "6 MAX_TORQUE 500");
    assertThat(bus.writes).contains("3 ACCELERATION 254").doesNotContain("3 LOCK 0");
    assertThat(bus.register(1, Register.LOCK)).isEqualTo(1);
    bus.writes.clear();
    open();
    assertThat(bus.writes).isEmpty();
  }

  @Test
  void whatAGripperMayDoIsWrittenInItsServosUnits() {
    for (Register register :
        new Register[] {Register.MAX_TORQUE, Register.CURRENT_LIMIT, Register.OVERLOAD_TORQUE})
      bus.set(6, register, 7);
    open();
    // LeRobot 0.6, so_follower: Max_Torque_Limit 500, Protection_Current 250, Overload_Torque 25.
    assertThat(bus.eepromWrites())
        .containsExactlyInAnyOrder(
            "6 MAX_TORQUE 500", "6 CURRENT_LIMIT 250", "6 OVERLOAD_TORQUE 25");
  }

  @Test
  void anEepromLeftOpenIsLockedAndThatIsAll() {
    bus.set(4, Register.LOCK, 0);
    open();
    assertThat(bus.writes).containsExactly("4 LOCK 1");
  }

  @Test
  void aServoOnItsWayStopsAndStaysUnderTorque() {
    bus.set(2, Register.TORQUE_ENABLE, 1);
    bus.set(2, Register.GOAL_POSITION, 3000);
    bus.servo(2).blocked = true;
    int present = bus.register(2, Register.PRESENT_POSITION);
    assertThat(open()).isTrue();
    assertThat(bus.writes).containsExactly("2 GOAL_POSITION " + present);
    assertThat(bus.register(2, Register.TORQUE_ENABLE)).isEqualTo(1);
  }

  @Test
  void aServoThatSagsBelowItsGoalIsNotMadeToSagMore() {
    int present = bus.register(2, Register.PRESENT_POSITION);
    bus.set(2, Register.TORQUE_ENABLE, 1);
    bus.set(2, Register.GOAL_POSITION, present + 40);
    bus.servo(2).blocked = true;
    assertThat(open()).isTrue();
    assertThat(bus.writes).isEmpty();
  }

  @Test
  void aServoIsLimpWhileItsEepromIsWrittenAndHoldsWhereItIsAfterwards() {
    bus.set(2, Register.TORQUE_ENABLE, 1);
    bus.set(2, Register.RETURN_DELAY, 250);
    int present = bus.register(2, Register.PRESENT_POSITION);
    bus.set(2, Register.GOAL_POSITION, present);
    open();
    assertThat(bus.writes)
        .containsExactly(
            "2 TORQUE_ENABLE 0",
            "2 LOCK 0",
            "2 RETURN_DELAY 0",
            "2 LOCK 1",
            "2 GOAL_POSITION " + present,
            "2 TORQUE_ENABLE 1");
  }

  @Test
  void aCalibrationThatTheServosDoNotHoldIsRefusedWithWhatToDo() {
    bus.set(2, Register.HOMING_OFFSET, 120);
    bus.set(5, Register.MAX_POSITION, 4000);
    mustRefuse(
        "calibration: ",
        "so101.json is not what the servos hold: shoulder_lift (id 2) holds HOMING_OFFSET 120, not"
            + " 85; wrist_roll (id 5) holds MAX_POSITION 4000, not 4095.",
        "write write-calibration: true; else run `sinew calibrate joints`");
    assertThat(bus.writes).isEmpty();
  }

  @Test
  void aSectionMayHaveTheCalibrationWritten() {
    arm("so101", "max-silence-ms: 100", "write-calibration: true");
    bus.set(2, Register.HOMING_OFFSET, 120);
    open();
    assertThat(bus.eepromWrites()).containsExactly("2 HOMING_OFFSET 85");
  }

  @Test
  void aMissingServoIsNamedWithWhatWasExpectedAndFound() {
    bus.servos.put(9, bus.servos.remove(2));
    bus.set(9, Register.ID, 9);
    mustRefuse(
        "joints: shoulder_lift (id 2) does not answer on /dev/serial/by-id/usb-1a86",
        "expected ids 1, 2, 3, 4, 5, 6; found 1 (STS3215), 3 (STS3215)",
        "9 (STS3215), of which nobody knows 9: `sinew setup servos` sets ids");
  }

  @Test
  void aChainThatEndsEarlyIsACable() {
    bus.servos.remove(5);
    bus.servos.remove(6);
    mustRefuse(
        "wrist_roll (id 5), gripper (id 6) do not answer",
        "is the cable behind the last one that answers in?");
  }

  @Test
  void nobodyAtAllIsTheSupplyOrTheBaudRate() {
    bus.servos.clear();
    mustRefuse("no servo answers on", "at 1000000 baud: is the supply on, is the baud rate right?");
  }

  @Test
  void twoServosWithOneIdAreSaid() {
    bus.servo(2).silent = true;
    bus.collision = "two servos answer as id 2";
    mustRefuse("shoulder_lift (id 2) does not answer", "two servos answer as id 2");
  }

  @Test
  void allWrongTypesAndFirmwaresAreSaidAtOnce() {
    bus.set(3, Register.MODEL, 2825);
    bus.set(4, Register.MODEL, 4711);
    bus.set(6, Register.FIRMWARE, 309);
    mustRefuse(
        "elbow_flex (id 3) is a STS3250, expected was a STS3215",
        "wrist_flex (id 4) is a unknown model 4711, expected was a STS3215",
        "gripper (id 6) has firmware 309: bring them to one version with the maker's tool, or write"
            + " mixed-firmware: true");
  }

  @Test
  void mixedFirmwareMayBeAllowed() {
    arm("so101", "max-silence-ms: 100", "mixed-firmware: true");
    bus.set(6, Register.FIRMWARE, 309);
    assertThat(open()).isFalse();
  }

  @Test
  void anOverloadIsRelievedByTakingTheTorqueOff() {
    bus.servo(6).faults = ServoFault.OVERLOAD.bit();
    bus.servo(6).overloads = 1;
    open();
    assertThat(bus.writes).containsExactly("6 TORQUE_ENABLE 0");
  }

  @Test
  void anOverloadThatStaysIsRefused() {
    bus.servo(6).faults = ServoFault.OVERLOAD.bit();
    mustRefuse("gripper (id 6): it is overloaded (30 degC, 12.0 V, load 0 %)");
  }

  @Test
  void aHotServoIsRefusedAndItsNumbersAreSaid() {
    bus.servo(2).faults = ServoFault.OVERHEAT.bit();
    bus.servo(2).celsius = 71;
    mustRefuse("joints: shoulder_lift (id 2): it is too hot (71 degC, 12.0 V, load 0 %)");
    assertThat(bus.writes).isEmpty();
  }

  @Test
  void aLineThatGoesMeanwhileIsSaid() {
    bus.gone = true;
    mustRefuse("bus: ", "/dev/fake: it was unplugged");
  }

  @Test
  void aDynamixelIsWrittenWithoutTorqueAndWithoutLock() {
    arm("koch");
    bus.set(1, Register.RETURN_DELAY, 250);
    bus.set(1, Register.TORQUE_ENABLE, 1);
    bus.set(1, Register.WATCHDOG, -1);
    int present = bus.register(1, Register.PRESENT_POSITION);
    assertThat(open()).isTrue();
    assertThat(bus.writes)
        .containsExactly(
            "1 TORQUE_ENABLE 0",
            "1 WATCHDOG 0",
            "1 RETURN_DELAY 0",
            "1 GOAL_POSITION " + present,
            "1 TORQUE_ENABLE 1");
  }

  @Test
  void aDynamixelsDirectionIsPartOfItsCalibration() {
    arm("koch");
    bus.set(2, Register.DRIVE_MODE, 4);
    mustRefuse("shoulder_lift (id 2) holds DRIVE_MODE 4, not 5");
  }

  @Test
  void twoServosOnAJointMustReadTheSame() {
    arm("aloha-pair");
    int main = bus.register(2, Register.PRESENT_POSITION);
    bus.set(3, Register.PRESENT_POSITION, main + 56);
    open();
    bus.set(3, Register.PRESENT_POSITION, main + 58);
    mustRefuse(
        "shoulder.shadow-id: left_shoulder (id 3, second servo) reads " + (main + 58),
        "the two would pull against each other");
  }

  @Test
  void aJointThatReadsWhatItsCalibrationRulesOutIsRefused() {
    bus.set(2, Register.PRESENT_POSITION, 3410);
    mustRefuse(
        "shoulder_lift (id 2) reads 3410, its range in ",
        "so101.json is ",
        "move it there by hand; if it is there, its horn has slipped");
    assertThat(bus.writes).isEmpty();
  }

  @Test
  void aJointAWholeTurnAwayIsToldToForgetIt() {
    bus.set(2, Register.PRESENT_POSITION, bus.register(2, Register.PRESENT_POSITION) - 4096);
    mustRefuse(
        "shoulder_lift (id 2) reads -", "it is whole turns away; switch its power off and on");
  }
}
