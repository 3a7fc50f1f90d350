package dev.sinew.drivers.sim.arm;

import static dev.sinew.drivers.sim.arm.Arms.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import org.junit.jupiter.api.Test;

class SimArmTest {

  private final VirtualClock clock = new VirtualClock();
  private final ArmConfig config = Arms.config(Arms.TWO_JOINTS, Arms.SENSORS);
  private final Exchange exchange = Arms.exchange(config);
  private final SimArm arm = new SimArm(config, new ArmClock(clock, 0), exchange);
  private final JointState state = new JointState(2);

  @Test
  void anEpisodeStartsAtRestNearTheStartPoseWhereItsSeedSays() {
    arm.place(3);
    arm.read(state);
    double a = state.position(0);
    assertThat(a).isNotEqualTo(0.5).isCloseTo(0.5, within(0.005 * 4));
    assertThat(state.position(1)).isCloseTo(0, within(0.005 * 4));
    assertThat(state.velocity(0)).isZero();
    assertThat(state.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    arm.place(4);
    arm.read(state);
    assertThat(state.position(0)).isNotEqualTo(a);
    arm.place(3);
    arm.read(state);
    assertThat(state.position(0)).isEqualTo(a);
  }

  /// A first-order lag: after one time constant 1 - 1/e of the way is done.
  @Test
  void aJointFollowsItsCommandWithTheConfiguredLag() {
    arm.read(state);
    double from = state.position(0);
    send(from + 0.01, state.position(1));
    after(20);
    assertThat(state.position(0)).isCloseTo(from + 0.01 * (1 - 1 / Math.E), within(1e-14));
    assertThat(state.position(1)).isCloseTo(start(1), within(0.02));
  }

  @Test
  void aJointGoesNoFasterThanItsLimit() {
    send(2, 0);
    after(30);
    assertThat(state.velocity(0)).isEqualTo(2);
  }

  @Test
  void aServoThatMissesTicksFindsTheSameArmAsOneThatDoesNot() {
    arm.place(1);
    send(0.7, 0.2);
    for (int ms = 1; ms <= 80; ms++) after(1);
    double a = state.position(0);
    double velocity = state.velocity(0);
    double force = newest("force", 3)[1];
    arm.place(1);
    send(0.7, 0.2);
    after(80);
    assertThat(state.position(0)).isEqualTo(a);
    assertThat(state.velocity(0)).isEqualTo(velocity);
    assertThat(newest("force", 3)[1]).isEqualTo(force);
    assertThat(state.stampNanos()).isEqualTo(clock.nanos());
  }

  @Test
  void theWatchdogTakesTheArmAtExactlyTheConfiguredSilence() {
    send(2, 0);
    after(49);
    assertThat(state.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    after(1);
    assertThat(state.condition()).isEqualTo(RobotCondition.LINK_LOST);
    assertThat(arm.ledger().watchdogTrips()).isEqualTo(1);
  }

  /// From 2 rad/s at 10 rad/s^2: 0.2 s and 0.2 rad (v^2 / 2a).
  @Test
  void anArmThatLostItsLinkBrakesAtItsLargestDecelerationAndHolds() {
    send(2, 0);
    after(50);
    double from = state.position(0);
    assertThat(state.velocity(0)).isEqualTo(2);
    after(199);
    assertThat(state.velocity(0)).isCloseTo(0.01, within(1e-12));
    after(1);
    assertThat(state.velocity(0)).isCloseTo(0, within(1e-12));
    assertThat(state.position(0)).isCloseTo(from + 0.2, within(1e-12));
    after(500);
    assertThat(state.position(0)).isCloseTo(from + 0.2, within(1e-12));
  }

  @Test
  void anArmThatWasNeverCommandedWaitsInPeace() {
    after(10_000);
    assertThat(state.condition()).isEqualTo(RobotCondition.OPERATIONAL);
  }

  @Test
  void aLostLinkIsFoundAgainOnlyByACommandAtThePoseInWhichTheArmRests() {
    send(1, 0);
    after(1000);
    double rest = state.position(0);
    send(rest + 0.003, state.position(1));
    after(1);
    assertThat(state.condition()).isEqualTo(RobotCondition.LINK_LOST);
    send(rest + 0.001, state.position(1));
    after(1);
    assertThat(state.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    assertThat(state.position(0)).isGreaterThan(rest);
  }

  @Test
  void aCommandAtItsPoseDoesNotFreeAnArmThatStillBrakes() {
    send(2, 0);
    after(60);
    send(state.position(0), state.position(1));
    after(1);
    assertThat(state.condition()).isEqualTo(RobotCondition.LINK_LOST);
  }

  @Test
  void aHaltedArmBrakesAndHoldsUntilItIsPlaced() {
    send(2, 0);
    after(40);
    arm.halt();
    arm.halt();
    for (int i = 0; i < 300; i++) {
      send(2, 0);
      after(1);
    }
    double rest = state.position(0);
    assertThat(state.velocity(0)).isZero();
    assertThat(state.condition()).isEqualTo(RobotCondition.NOT_READY);
    send(rest, state.position(1));
    after(1);
    assertThat(state.position(0)).isEqualTo(rest);
    arm.place(0);
    arm.read(state);
    assertThat(state.condition()).isEqualTo(RobotCondition.OPERATIONAL);
  }

  @Test
  void aCommandThatIsNotFiniteIsNotFollowed() {
    arm.read(state);
    double a = state.position(0);
    send(Double.NaN, 1);
    after(20);
    assertThat(state.position(0)).isEqualTo(a);
    assertThat(arm.ledger().breaks(ArmLedger.Limit.FINITE)).isEqualTo(1);
  }

  @Test
  void anEndStopEndsTheMotion() {
    hold(0.5, 9, 2000);
    assertThat(state.position(1)).isEqualTo(3);
    assertThat(state.velocity(1)).isZero();
  }

  /// 300 N/rad, 0.1 rad deep.
  @Test
  void theWallPushesBackInProportionToTheDepth() {
    hold(0.9, 0, 2000);
    assertThat(newest("force", 3)[0]).isCloseTo(0, within(ForceSensor.NOISE_N));
    hold(1.1, 0, 2000);
    double[] force = newest("force", 3);
    assertThat(force[0]).isCloseTo(-30, within(ForceSensor.NOISE_N));
    assertThat(force[1]).isNotZero().isCloseTo(0, within(ForceSensor.NOISE_N));
    assertThat(force[2]).isNotEqualTo(force[1]);
  }

  @Test
  void motionWarmsTheMotorsThatMove() {
    for (int i = 0; i < 50; i++) hold(i % 2 == 0 ? 1.9 : -1.9, 0, 1900);
    double[] celsius = newest("temperature", 2);
    assertThat(celsius[0]).isBetween(30.0, 85.0);
    assertThat(celsius[1]).isCloseTo(TemperatureSensor.ROOM, within(0.1));
  }

  @Test
  void theLoadOfTheLastJointIsOneAtFullSpeedAndNoneAtRest() {
    hold(0.5, 3, 100);
    assertThat(newest("gripper-load", 1)[0]).isEqualTo(1);
    hold(0.5, 3, 3000);
    assertThat(newest("gripper-load", 1)[0]).isCloseTo(0, within(1e-9));
  }

  @Test
  void anArmThatOwnsTheClockTicksByItAndStampsByTheHosts() {
    ArmConfig own = Arms.config(Arms.TWO_JOINTS, "clock: device\ndrift-ppm: 1000\n");
    PacingSimArm pacing =
        new PacingSimArm(own, new ArmClock(clock, own.driftPpm()), Arms.exchange(own));
    for (int i = 0; i < 1000; i++) assertThat(pacing.awaitPacket(2 * MS)).isTrue();
    assertThat(clock.nanos()).isEqualTo(999_001_000); // 1 s / 1.001, rounded up
    pacing.read(state);
    assertThat(state.stampNanos()).isEqualTo(clock.nanos());
  }

  @Test
  void aPacketThatDoesNotComeInTimeIsSaidAndAServoThatSleepsFindsOnlyTheNewest() {
    ArmConfig own = Arms.config(Arms.TWO_JOINTS, "clock: device\n");
    PacingSimArm pacing = new PacingSimArm(own, new ArmClock(clock, 0), Arms.exchange(own));
    assertThat(pacing.awaitPacket(MS / 2)).isFalse();
    assertThat(clock.nanos()).isEqualTo(MS / 2);
    clock.sleepUntil(7 * MS + MS / 2);
    assertThat(pacing.awaitPacket(2 * MS)).isTrue();
    assertThat(clock.nanos()).isEqualTo(7 * MS + MS / 2);
    assertThat(pacing.awaitPacket(2 * MS)).isTrue();
    assertThat(clock.nanos()).isEqualTo(8 * MS);
  }

  private void send(double a, double b) {
    arm.send(new double[] {a, b});
  }

  private void after(int ms) {
    clock.sleepUntil(clock.nanos() + ms * MS);
    arm.read(state);
  }

  private void hold(double a, double b, int ms) {
    for (int i = 0; i < ms; i++) {
      send(a, b);
      after(1);
    }
  }

  private double start(int i) {
    return config.start()[i];
  }

  private double[] newest(String stream, int width) {
    double[] sample = new double[width];
    exchange.ring(stream).newest(sample);
    assertThat(exchange.ring(stream).newestNanos()).isEqualTo(state.stampNanos());
    return sample;
  }
}
