package dev.sinew.drivers.servo.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoFault;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParkingTest {

  private static final String POSE =
      "park: {pose: {shoulder_pan: 0, shoulder_lift: -1.5, elbow_flex: 1.4, wrist_flex: 0.8,"
          + " wrist_roll: 0}, speed: 0.25}";
  private static final double[] REST = {0, -1.5, 1.4, 0.8, 0};

  private static Bench engaged(String park) {
    Bench bench = new Bench("so101", POSE, park);
    bench.engage();
    return bench;
  }

  private static void awayFromHome(Bench bench) {
    double[] wanted = bench.pose();
    wanted[0] += 0.5;
    wanted[5] += 0.4;
    bench.command(wanted);
    bench.cycles(300);
  }

  @Test
  void anArmGoesToItsRestPoseWithinItsLimitsAndGoesLimpThere() {
    Bench bench = engaged(POSE);
    awayFromHome(bench);
    bench.bus.halt();
    bench.cycles(2);
    int said = bench.fake.goals().size();
    bench.park(false);
    for (int i = 0; i < REST.length; i++)
      assertThat(bench.pose()[i]).isCloseTo(REST[i], within(0.05));
    assertThat(bench.torques()).isZero();
    assertThat(bench.bus.trouble()).doesNotContain("not parked");
    mustKeepSpeed(bench, bench.fake.goals().subList(said - 1, bench.fake.goals().size()));
  }

  /// Goals are rounded to counts, and left one period apart at least.
  private static void mustKeepSpeed(Bench bench, List<int[]> goals) {
    assertThat(goals).hasSizeGreaterThan(100);
    for (int i = 0; i < 6; i++) {
      ArmJoint joint = bench.arm.joints().get(i);
      double counts = 0.25 * joint.spec().maxVelocity() / Math.abs(joint.scale().unitPerCount());
      double most = counts * (Bench.PERIOD + 2 * FakeBus.READING_NANOS) * 1e-9 + 1;
      for (int k = 1; k < goals.size(); k++)
        assertThat((double) Math.abs(goals.get(k)[i] - goals.get(k - 1)[i])).isLessThan(most);
    }
  }

  @Test
  void aJointWithoutARestPoseGoesBackToWhereItWasLimp() {
    Bench bench = engaged(POSE);
    double before = bench.pose()[5];
    awayFromHome(bench);
    bench.park(false);
    assertThat(bench.pose()[5]).isCloseTo(before, within(0.05));
  }

  @Test
  void anArmThatWasFoundUnderTorqueIsNotDroppedWhereItWas() {
    Bench bench = engaged("park: {speed: 0.5}");
    double before = bench.pose()[0];
    awayFromHome(bench);
    bench.park(true);
    assertThat(bench.pose()[0]).isCloseTo(before, within(0.05));
    assertThat(bench.torques()).isEqualTo(6);
  }

  @Test
  void anArmThatWasFoundLimpIsReleasedWhereItWas() {
    Bench bench = engaged("park: {speed: 0.5}");
    awayFromHome(bench);
    bench.park(false);
    assertThat(bench.torques()).isZero();
  }

  @Test
  void anArmMayHold() {
    Bench bench = engaged("park: hold");
    int written = bench.fake.writes.size();
    int[] goals = bench.fake.goals().getLast();
    bench.park(false);
    assertThat(bench.fake.writes).hasSize(written);
    assertThat(bench.fake.goals().getLast()).isEqualTo(goals);
    assertThat(bench.torques()).isEqualTo(6);
  }

  @Test
  void anArmMayBeReleasedWhereItIs() {
    Bench bench = engaged("park: release");
    int said = bench.fake.goals().size();
    bench.park(false);
    assertThat(bench.fake.goals()).hasSize(said);
    assertThat(bench.torques()).isZero();
  }

  @Test
  void anArmThatWasNeverEngagedIsLeftAsItWasFound() {
    for (String park : List.of(POSE, "park: hold", "park: release")) {
      Bench bench = new Bench("so101", POSE, park);
      bench.fake.set(3, Register.TORQUE_ENABLE, 1);
      bench.cycles(5);
      bench.park(true);
      assertThat(bench.fake.writes).isEmpty();
      assertThat(bench.fake.goals()).isEmpty();
    }
  }

  @Test
  void anArmThatWasJustBeingEngagedGoesLimpAgain() {
    Bench bench = new Bench("so101");
    bench.command(bench.pose());
    bench.cycles(2);
    assertThat(bench.torques()).isEqualTo(2);
    int said = bench.fake.goals().size();
    bench.park(false);
    assertThat(bench.torques()).isZero();
    assertThat(bench.fake.goals()).hasSize(said);
  }

  @Test
  void anArmWithAFaultDoesNotMoveAndKeepsItsTorque() {
    Bench bench = engaged(POSE);
    bench.fake.servo(4).faults = ServoFault.OVERLOAD.bit();
    bench.cycles(1);
    int said = bench.fake.goals().size();
    bench.park(false);
    assertThat(bench.fake.goals()).hasSize(said);
    assertThat(bench.torques()).isEqualTo(6);
    assertThat(bench.bus.trouble()).contains("it is overloaded");
  }

  @Test
  void anArmThatIsLostDoesNotMove() {
    Bench bench = engaged(POSE);
    bench.fake.servo(4).silent = true;
    bench.cycles(15);
    int said = bench.fake.goals().size();
    bench.park(false);
    assertThat(bench.fake.goals()).hasSize(said);
    bench.fake.gone = true;
    bench.cycles(1);
    long before = bench.clock.nanos();
    bench.park(false);
    assertThat(bench.clock.nanos()).isEqualTo(before);
  }

  @Test
  void aFaultOnTheWayEndsItWhereTheArmIs() {
    Bench bench = engaged(POSE);
    during(bench, 80, () -> bench.fake.servo(2).faults = ServoFault.OVERHEAT.bit());
    bench.park(false);
    assertThat(bench.torques()).isEqualTo(6);
    mustHold(bench);
  }

  @Test
  void aHaltOnTheWayEndsItWhereTheArmIs() {
    Bench bench = engaged(POSE);
    bench.bus.halt();
    during(bench, 80, bench.bus::halt);
    bench.park(false);
    assertThat(bench.torques()).isEqualTo(6);
    assertThat(bench.bus.trouble()).contains("it was halted on the way; its torque stays on");
    mustHold(bench);
  }

  @Test
  void aLineThatGoesOnTheWayEndsIt() {
    Bench bench = engaged(POSE);
    during(bench, 80, () -> bench.fake.gone = true);
    bench.park(false);
    assertThat(bench.bus.trouble()).contains("/dev/fake: it was unplugged");
  }

  @Test
  void anArmThatIsBlockedIsReleasedAfterASecond() {
    Bench bench = engaged(POSE);
    bench.fake.servo(2).blocked = true;
    long before = bench.clock.nanos();
    bench.park(false);
    double[] to = {0, -1.5, 1.4, 0.8, 0, bench.pose()[5]};
    double way = new ParkMove(bench.arm.joints(), bench.pose(), to, 0.25).seconds();
    assertThat((bench.clock.nanos() - before) * 1e-9).isLessThan(way + 2);
    assertThat(bench.torques()).isZero();
  }

  @Test
  void aServoThatDoesNotLetGoIsTriedFiveTimesAndNamed() throws BusException {
    Bench bench = engaged("park: release");
    bench.fake.servo(3).refused = true;
    int written = bench.fake.writes.size();
    bench.park(false);
    assertThat(bench.fake.writes.subList(written, bench.fake.writes.size()))
        .filteredOn(w -> w.equals("3 TORQUE_ENABLE 0"))
        .hasSize(5);
    assertThat(bench.torques()).isEqualTo(1);
    assertThat(bench.bus.trouble()).contains("refuses TORQUE_ENABLE 0");
  }

  @Test
  void aWatchdogIsOffWhenNobodyTalksAnyMore() {
    Bench bench = new Bench("koch", "park: release", "park: hold");
    bench.engage();
    bench.park(false);
    assertThat(bench.torques()).isEqualTo(6);
    for (int id = 1; id <= 6; id++) assertThat(bench.fake.register(id, Register.WATCHDOG)).isZero();
  }

  private static void during(Bench bench, int reading, Runnable event) {
    bench.fake.at = bench.fake.readings + reading;
    bench.fake.event = event;
  }

  private static void mustHold(Bench bench) {
    for (int id = 1; id <= 6; id++)
      assertThat(bench.fake.register(id, Register.GOAL_POSITION))
          .isCloseTo(bench.fake.register(id, Register.PRESENT_POSITION), within(3));
  }
}
