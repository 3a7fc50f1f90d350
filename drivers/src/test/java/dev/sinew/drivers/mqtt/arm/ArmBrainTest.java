package dev.sinew.drivers.mqtt.arm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.mqtt.IncomingMessage;
import dev.sinew.drivers.mqtt.OutgoingMessage;
import dev.sinew.runtime.RobotCondition;
import org.junit.jupiter.api.Test;

/// The protocol's rules 3 to 6, in the arm's time; instants are ms. The driver's clock is ahead.
class ArmBrainTest {

  private static final long MS = Arms.MS;
  private static final long AHEAD = 5_000_000;

  private final MqttArmConfig config = Arms.config(Arms.TWO_JOINTS);
  private final ArmBrain brain = new ArmBrain(config, 0);
  private long sequence;

  @Test
  void itFollowsWithItsLag() {
    for (int t = 10; t <= 1000; t += 10) command("a", t, 0.51, 0);
    assertThat(position(0)).isCloseTo(0.51, org.assertj.core.api.Assertions.within(1e-6));
    assertThat(brain.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    assertThat(brain.obeyed()).isEqualTo(100);
  }

  @Test
  void aBeginningTooFarAwayIsRefused() {
    command("a", 10, 0.53, 0);
    brain.advanceTo(50 * MS);
    assertThat(position(0)).isEqualTo(0.5);
    assertThat(brain.refusals().words()).endsWith("cell/arm/command: a beginning too far away");
    command("a", 60, 0.51, 0);
    assertThat(brain.obeyed()).isEqualTo(1);
  }

  @Test
  void whenNoCommandComesItBrakesAndSaysLinkLost() {
    move("a", 10, 500);
    brain.advanceTo(599 * MS);
    assertThat(brain.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    brain.advanceTo(601 * MS);
    assertThat(brain.condition()).isEqualTo(RobotCondition.LINK_LOST);
    brain.advanceTo(900 * MS);
    assertThat(brain.state("x", 1, 0).rates()).containsExactly(0, 0);
  }

  @Test
  void malformedAndLateCommandsDoNotFeedTheWatchdog() {
    move("a", 10, 500);
    for (int t = 510; t <= 700; t += 10) {
      brain.advanceTo(t * MS);
      brain.command(Arms.delivered("c", OutgoingMessage.stream(new byte[3]), t * MS));
      late("a", t, 25, 0.6);
    }
    assertThat(brain.condition()).isEqualTo(RobotCondition.LINK_LOST);
    assertThat(brain.refusals().words()).contains("older than its valid_ms");
  }

  @Test
  void afterTheWatchdogTheSameSessionMayBeginAgainWhereTheArmStands() {
    move("a", 10, 500);
    brain.advanceTo(900 * MS);
    double there = position(0);
    command("a", 910, there + 0.5, 0);
    assertThat(brain.condition()).isEqualTo(RobotCondition.LINK_LOST);
    command("a", 920, there + 0.001, 0);
    assertThat(brain.condition()).isEqualTo(RobotCondition.OPERATIONAL);
  }

  @Test
  void aHaltHoldsForItsSession() {
    move("a", 10, 500);
    halt("a", 505);
    command("a", 510, position(0), 0);
    assertThat(brain.condition()).isEqualTo(RobotCondition.NOT_READY);
    assertThat(brain.refusals().words()).contains("its session was halted");
    brain.advanceTo(800 * MS);
    command("b", 810, position(0), 0);
    assertThat(brain.condition()).isEqualTo(RobotCondition.OPERATIONAL);
  }

  @Test
  void aHaltWithoutASessionMeansThePresentOne() {
    move("a", 10, 500);
    halt("", 505);
    command("a", 510, position(0), 0);
    assertThat(brain.condition()).isEqualTo(RobotCondition.NOT_READY);
  }

  @Test
  void aHaltOfAnEarlierSessionOrOneThatTheBrokerKeptDoesNotStopThePresentOne() {
    move("b", 10, 500);
    halt("a", 505);
    IncomingMessage kept =
        new IncomingMessage(
            "h", new byte[0], 1, true, "", 0, java.util.Map.of(), "", new byte[0], 506 * MS);
    brain.halt(kept);
    assertThat(brain.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    assertThat(brain.refusals().count()).isEqualTo(2);
  }

  @Test
  void atRestAndASecondLaterItWaitsForABeginning() {
    move("a", 10, 500);
    halt("a", 505);
    brain.advanceTo(1400 * MS);
    assertThat(brain.condition()).isEqualTo(RobotCondition.NOT_READY);
    brain.advanceTo(1600 * MS);
    assertThat(brain.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    command("a", 1610, position(0), 0);
    assertThat(brain.obeyed()).isEqualTo(50);
  }

  @Test
  void itSaysLinkLostForASecondHoweverLongItsWatchdogIs() {
    String patient = Arms.TWO_JOINTS.replace("watchdog-ms: 100", "watchdog-ms: 3000");
    ArmBrain slow = new ArmBrain(Arms.config(patient), 0);
    slow.advanceTo(10 * MS);
    slow.command(message("a", 10, 10, 0.5, 0));
    slow.advanceTo(3011 * MS);
    assertThat(slow.condition()).isEqualTo(RobotCondition.LINK_LOST);
    slow.advanceTo(4000 * MS);
    assertThat(slow.condition()).isEqualTo(RobotCondition.LINK_LOST);
    slow.advanceTo(4020 * MS);
    assertThat(slow.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    assertThat(slow.trips()).isEqualTo(1);
  }

  @Test
  void whileItBrakesItFollowsNobody() {
    move("a", 10, 500);
    command("a", 510, 0.75, 3);
    brain.advanceTo(615 * MS);
    assertThat(brain.condition()).isEqualTo(RobotCondition.LINK_LOST);
    assertThat(brain.state("x", 1, 0).rates()[1]).isPositive();
    command("a", 616, position(0), position(1));
    assertThat(brain.refusals().words()).endsWith("still braking");
  }

  @Test
  void anotherSessionTakesOverOnlyFromASilentOne() {
    move("a", 10, 500);
    command("b", 510, position(0), 0);
    assertThat(brain.refusals().words()).endsWith("another session");
    assertThat(brain.obeyed()).isEqualTo(50);
  }

  @Test
  void placedItIsAsIfJustSwitchedOn() {
    move("a", 10, 500);
    halt("a", 505);
    brain.place();
    assertThat(position(0)).isEqualTo(0.5);
    command("a", 506, 0.5, 0);
    assertThat(brain.condition()).isEqualTo(RobotCondition.OPERATIONAL);
    assertThat(brain.obeyed()).isEqualTo(51);
  }

  /// From 0.5 slowly up, every 10 ms; in motion at the end.
  private void move(String session, int from, int to) {
    for (int t = from; t <= to; t += 10) command(session, t, 0.5 + 0.0005 * t, 0);
  }

  private void command(String session, long t, double a, double b) {
    brain.advanceTo(t * MS);
    brain.command(message(session, t, t, a, b));
  }

  private void late(String session, long t, long lateness, double a) {
    brain.command(message(session, t, t - lateness + 1, a, 0));
  }

  private IncomingMessage message(String session, long arrival, long sent, double a, double b) {
    Sample sample =
        new Sample(
            session, ++sequence, (sent + AHEAD) * MS, 20, new double[] {a, b}, Sample.NO_RATES);
    OutgoingMessage message = config.encoding().write(sample, Shape.command(2));
    return Arms.delivered("cell/arm/command", message, arrival * MS);
  }

  private void halt(String session, long t) {
    OutgoingMessage message = OutgoingMessage.event("halt");
    brain.halt(
        Arms.delivered(
            "cell/arm/halt",
            session.isEmpty() ? message : message.with("session", session),
            t * MS));
  }

  private double position(int i) {
    return brain.state("x", 1, 0).values()[i];
  }
}
