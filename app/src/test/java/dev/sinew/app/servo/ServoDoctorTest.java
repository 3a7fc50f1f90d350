package dev.sinew.app.servo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.serial.PortInfo;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.CalibrationRecord;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.RestPose;
import dev.sinew.drivers.servo.emulated.BusFault;
import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Every defect on an emulated arm that has exactly this one.
class ServoDoctorTest {

  private static final String ARM =
      """
      bus: {family: feetech-sts, port: %s}
      calibration: arm.json
      joints:
        pan: {id: 1, model: STS3215}
        lift: {id: 2, model: STS3215}
        gripper: {id: 3, model: STS3215, span: [0, 1]}
      """;

  @TempDir private Path folder;

  private final SteppedClock clock = new SteppedClock();
  private final List<EmulatedServo> servos = new ArrayList<>();
  private EmulatedBus emulated;
  private UnaryOperator<ServoBus> alteration = UnaryOperator.identity();

  @BeforeEach
  void build() {
    for (int id = 1; id <= 3; id++) servos.add(new EmulatedServo(id, "STS3215", 1000 + 500 * id));
  }

  @AfterEach
  void end() {
    if (emulated != null) emulated.close();
  }

  private ServoSection section(String port, boolean emulate) {
    return ServoSection.read(
        ConfigSection.parse(folder.resolve("arm.yaml"), ARM.formatted(port)), emulate);
  }

  private void power() {
    emulated =
        EmulatedBus.inProcess(section("none", true).bus().family(), servos, 1_000_000, clock);
    clock.sleepUntil(clock.nanos() + 1_000_000_000);
  }

  private ServoBus bus() {
    return section("none", true).bus().family().open(new KeptLine(emulated.host()), clock, 3);
  }

  private ServoPort port() {
    return new ServoPort() {
      @Override
      public String name() {
        return "the emulated bus";
      }

      @Override
      public ServoBus open(int baud) {
        return alteration.apply(bus());
      }

      @Override
      public void close() {}
    };
  }

  private ListReport examine() {
    ListReport report = new ListReport();
    new ServoDoctor(section("none", true), report, clock)
        .examine(port(), List.of(), folder.resolve("proc"));
    return report;
  }

  /// The arm as it is, as if it had been calibrated so.
  private ArmCalibration calibrated() throws IOException {
    Map<String, JointCalibration> joints = new LinkedHashMap<>();
    joints.put("pan", new JointCalibration(1, 0, 0, 0, 4095));
    joints.put("lift", new JointCalibration(2, 0, 0, 0, 4095));
    joints.put("gripper", new JointCalibration(3, 0, 0, 0, 4095));
    ArmCalibration arm = new ArmCalibration(joints);
    arm.write(folder.resolve("arm.json"));
    return arm;
  }

  @Test
  void anArmThatIsWellPassesEveryCheck() throws IOException {
    power();
    calibrated();
    ListReport report = examine();
    assertThat(report.wrong).isEmpty();
    assertThat(report.fine)
        .containsOnlyKeys(
            "ids",
            "models",
            "firmware",
            "line",
            "voltage",
            "heat",
            "faults",
            "eeprom",
            "limits",
            "file",
            "registers",
            "ranges",
            "drift")
        .containsEntry("ids", "1, 2, 3 answer");
  }

  @Test
  void aServoThatIsMissingIsNamed() {
    power();
    emulated.kill(2);
    assertThat(examine().wrong)
        .containsOnlyKeys("ids")
        .extractingByKey("ids")
        .asString()
        .startsWith("lift (id 2) does not answer, servos 1, 3 do: is a cable out");
  }

  @Test
  void aServoThatIsNoJointIsNamed() throws IOException {
    servos.add(new EmulatedServo(9, "STS3215", 2000));
    power();
    calibrated();
    assertThat(examine().wrong)
        .containsOnlyKeys("strangers")
        .extractingByKey("strangers")
        .asString()
        .startsWith("servo 9 answers and is no joint");
  }

  @Test
  void twoServosWithOneIdAreFound() {
    power();
    emulated.join(new EmulatedServo(2, "STS3215", 700));
    assertThat(examine().wrong)
        .containsOnlyKeys("ids")
        .extractingByKey("ids")
        .asString()
        .contains("two servos answer to id 2")
        .contains("sinew setup servos");
  }

  @Test
  void aServoOfAnotherTypeIsNamed() throws IOException {
    servos.set(2, new EmulatedServo(3, "STS3250", 2000));
    power();
    calibrated();
    assertThat(examine().wrong)
        .containsEntry(
            "models", "gripper (id 3) is STS3250, not STS3215: correct the configuration");
  }

  @Test
  void mixedFirmwareIsFound() throws IOException {
    power();
    calibrated();
    alteration = bus -> new AlteredBus(bus, 2, 999, 74);
    assertThat(examine().wrong)
        .containsOnlyKeys("firmware")
        .extractingByKey("firmware")
        .asString()
        .contains("servo 1, 3 has ")
        .contains("servo 2 has 999");
  }

  @Test
  void aServoWithLessVoltageThanTheOthersIsNamed() throws IOException {
    power();
    calibrated();
    alteration = bus -> new AlteredBus(bus, 2, 310, 58);
    assertThat(examine().wrong)
        .containsOnlyKeys("voltage")
        .extractingByKey("voltage")
        .asString()
        .startsWith("lift (id 2) has 5.8 V, the best 7.4 V");
  }

  @Test
  void aWarmServoIsNamed() throws IOException {
    power();
    calibrated();
    emulated.heat(1, 60);
    assertThat(examine().wrong)
        .containsOnlyKeys("heat")
        .containsEntry("heat", "pan (id 1) is 60 degrees warm: let it cool, let it hold less");
  }

  @Test
  void whatAServoComplainsOfIsSaid() throws IOException {
    power();
    calibrated();
    emulated.heat(1, 90);
    assertThat(examine().wrong)
        .containsOnlyKeys("heat", "faults")
        .extractingByKey("faults")
        .asString()
        .startsWith("pan (id 1) says that it is too hot: free the joint");
  }

  @Test
  void aBadLineIsFoundThoughEverythingIsReadInTheEnd() throws IOException {
    power();
    calibrated();
    alteration = bus -> new AlteredBus(bus, () -> emulated.inject(BusFault.SILENCE, 2, 1));
    assertThat(examine().wrong)
        .containsOnlyKeys("line")
        .extractingByKey("line")
        .asString()
        .contains("requests repeated")
        .endsWith("look at plugs, cable and supply");
  }

  @Test
  void anOpenEepromIsFound() throws IOException {
    power();
    calibrated();
    bus().write(3, Register.LOCK, 0);
    assertThat(examine().wrong)
        .containsOnlyKeys("eeprom")
        .extractingByKey("eeprom")
        .asString()
        .startsWith("gripper (id 3) was left open");
  }

  @Test
  void aServoWithoutLimitsIsFound() {
    power();
    write(1, Register.MAX_POSITION, 0);
    assertThat(examine().wrong)
        .extractingByKey("limits")
        .asString()
        .startsWith("pan (id 1) has 0 to 0: without limits");
  }

  private void write(int id, Register register, int value) {
    try {
      ServoBus bus = bus();
      bus.write(id, Register.TORQUE_ENABLE, 0);
      bus.write(id, Register.LOCK, 0);
      bus.write(id, register, value);
      bus.write(id, Register.LOCK, 1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void servosThatHoldAnotherCalibrationThanTheFileAreFound() throws IOException {
    power();
    calibrated();
    write(2, Register.HOMING_OFFSET, 77);
    assertThat(examine().wrong)
        .containsOnlyKeys("registers")
        .containsEntry(
            "registers",
            "lift (id 2): homing-offset is 77, not 0: 'sinew calibrate joints CONFIG --write'"
                + " writes the file into the servos");
  }

  @Test
  void aFileThatIsMissingOrBrokenIsSaid() throws IOException {
    power();
    Files.writeString(folder.resolve("arm.json"), "{");
    assertThat(examine().wrong)
        .containsOnlyKeys("file")
        .extractingByKey("file")
        .asString()
        .contains("arm.json: line 1: not valid JSON");
  }

  @Test
  void aJointOutsideItsCalibratedRangeIsFound() throws IOException {
    power();
    ArmCalibration arm = calibrated();
    Map<String, JointCalibration> joints = new LinkedHashMap<>(arm.joints());
    joints.put("pan", new JointCalibration(1, 0, 0, 2000, 3000));
    new ArmCalibration(joints).write(folder.resolve("arm.json"));
    write(1, Register.MIN_POSITION, 2000);
    write(1, Register.MAX_POSITION, 3000);
    assertThat(examine().wrong)
        .containsOnlyKeys("ranges")
        .extractingByKey("ranges")
        .asString()
        .startsWith("pan (id 1) reads 1500, its range is 2000 to 3000");
  }

  @Test
  void aHornThatSlippedShowsInTheRestPose() throws IOException {
    power();
    ArmCalibration arm = calibrated();
    rest(arm, 1500, 2000, 2500 + 57);
    assertThat(examine().wrong)
        .containsOnlyKeys("drift")
        .containsEntry(
            "drift",
            "gripper by -5.0 degrees off its rest pose: has its horn slipped? Tighten it and"
                + " calibrate again");
    rest(arm, 1500, 2003, 2500);
    assertThat(examine().fine).containsEntry("drift", "below 1 degree in the rest pose");
    rest(arm, 300, 1000, 2500);
    assertThat(examine().fine.get("drift")).startsWith("not checked: the arm is not in its rest");
  }

  private void rest(ArmCalibration arm, int pan, int lift, int gripper) throws IOException {
    Map<String, RestPose.Reading> rest = new LinkedHashMap<>();
    rest.put("pan", new RestPose.Reading(pan, 4096));
    rest.put("lift", new RestPose.Reading(lift, 4096));
    rest.put("gripper", new RestPose.Reading(gripper, 4096));
    new CalibrationRecord(
            arm.identity(), "now", "me", "here", Map.of(), Optional.of(new RestPose(rest)))
        .write(folder.resolve("arm.json"));
  }

  @Test
  void anArmWithoutSupplyIsToldFromAWrongSpeed() {
    power();
    for (int id = 1; id <= 3; id++) emulated.kill(id);
    assertThat(examine().wrong)
        .containsOnlyKeys("ids")
        .extractingByKey("ids")
        .asString()
        .startsWith("nobody answers at any speed: is the arm's supply on");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void servosAtAnotherSpeedAreFound() throws IOException {
    MonotonicClock real = new MonotonicClock();
    emulated =
        EmulatedBus.onPseudoTerminal(section("none", true).bus().family(), servos, 115_200, real);
    ServoSection section = section(emulated.path(), false);
    ListReport report = new ListReport();
    new ServoDoctor(section, report, real)
        .examine(
            new SerialServoPort(section.bus(), real),
            List.of(
                new PortInfo(
                    emulated.path(), "/dev/serial/by-id/usb-one", "Adapter", "1a86:55d3:1", 16)),
            folder.resolve("proc"));
    assertThat(report.wrong.get("ids"))
        .startsWith("nobody answers at 1000000 baud, but servo 1, 2, 3 does at 115200");
    assertThat(report.fine.get("port"))
        .contains("write /dev/serial/by-id/usb-one, which stays the same");
    assertThat(report.wrong.get("latency"))
        .startsWith("the adapter keeps bytes back for 16 ms: 'echo 1 | sudo tee")
        .contains(Path.of(emulated.path()).getFileName() + "/latency_timer");
  }

  @Test
  void aPortThatIsNotThereIsSaidWithThoseThatAre() {
    ServoSection section = section("/dev/ttyNONE", false);
    ListReport report = new ListReport();
    new ServoDoctor(section, report, clock)
        .examine(
            new SerialServoPort(section.bus(), clock),
            List.of(new PortInfo("/dev/ttyACM7", "/dev/serial/by-id/x", "Adapter", "", -1)),
            folder);
    assertThat(report.wrong)
        .containsEntry(
            "port",
            "/dev/ttyNONE is not there: is the adapter plugged in? There are /dev/serial/by-id/x");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPortInUseIsSaidWithWhoUsesIt() throws IOException {
    MonotonicClock real = new MonotonicClock();
    emulated =
        EmulatedBus.onPseudoTerminal(section("none", true).bus().family(), servos, 1_000_000, real);
    ServoSection section = section(emulated.path(), false);
    Path process = folder.resolve("proc/4711/fd");
    Files.createDirectories(process);
    Files.writeString(folder.resolve("proc/4711/comm"), "python3\n");
    Files.createSymbolicLink(process.resolve("5"), Path.of(emulated.path()));
    ListReport report = new ListReport();
    SerialServoPort port = new SerialServoPort(section.bus(), real);
    try (ServoBus _ = port.open(1_000_000)) {
      new ServoDoctor(section, report, real).examine(port, List.of(), folder.resolve("proc"));
    }
    assertThat(report.wrong.get("port"))
        .contains("another program uses the port")
        .endsWith("it is open in python3, process 4711");
  }
}
