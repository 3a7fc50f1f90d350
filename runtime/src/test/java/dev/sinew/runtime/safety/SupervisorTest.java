package dev.sinew.runtime.safety;

import static dev.sinew.runtime.safety.Bed.STEP;
import static dev.sinew.runtime.safety.Bed.TICK;
import static dev.sinew.runtime.safety.Bed.joint;
import static dev.sinew.runtime.safety.Bed.positions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.Unit;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SupervisorTest {

  private final Bed bed = new Bed().running();
  private final Supervisor supervisor = bed.supervisor;

  @Test
  void anArmThatWasNeverArmedIsNotOurs() {
    Bed fresh = new Bed();
    fresh.measure();
    assertThat(fresh.tickOnly(1, 1).outcome()).isEqualTo(Outcome.HELD);
    assertThat(fresh.supervisor.engaged()).isFalse();
    assertThat(fresh.start()).isEqualTo(Answer.NOT_ARMED);
  }

  @Test
  void anArmedArmIsHeldUntilItIsStarted() {
    Bed fresh = new Bed();
    fresh.measured[0] = 0.4;
    fresh.look();
    assertThat(fresh.arm()).isEqualTo(Answer.ACCEPTED);
    assertThat(positions(fresh.tick(1, 1))).containsExactly(0.4, 0);
    assertThat(fresh.start()).isEqualTo(Answer.ACCEPTED);
    assertThat(positions(fresh.tick(0.45, 0.05))).containsExactly(0.45, 0.05);
  }

  @Test
  void anArmingThatIsNotFollowedByAStartLapses() {
    Bed fresh = new Bed();
    fresh.look();
    assertThat(fresh.arm()).isEqualTo(Answer.ACCEPTED);
    for (int i = 0; i < 1002; i++) fresh.tick(0, 0);
    assertThat(fresh.supervisor.mode()).isEqualTo(Mode.DISARMED);
    assertThat(fresh.start()).isEqualTo(Answer.NOT_ARMED);
  }

  @Test
  void aPoseThatBreaksALimitOrIsNotKnownIsNotArmed() {
    Bed fresh = new Bed();
    assertThat(fresh.arm()).isEqualTo(Answer.FAULT_PRESENT);
    fresh.measured[1] = 1.01;
    fresh.look();
    assertThat(fresh.arm()).isEqualTo(Answer.POSE_OUTSIDE_LIMITS);
    fresh.now += 2 * TICK;
    fresh.measured[1] = Double.NaN;
    fresh.look();
    assertThat(fresh.arm()).isEqualTo(Answer.FAULT_PRESENT);
  }

  @Test
  void aRefusedArmingLeavesTheLastCommandStanding() {
    bed.tick(0.05, 0.05);
    supervisor.ask(StandardRule.EPISODE_END);
    for (int i = 0; i < 10; i++) bed.tick(0.05, 0.05);
    bed.measured[0] = 2;
    bed.measure();
    assertThat(bed.arm()).isEqualTo(Answer.POSE_OUTSIDE_LIMITS);
    assertThat(positions(bed.tickOnly(0, 0)))
        .containsExactly(new double[] {0.05, 0.05}, within(1e-15));
  }

  @Test
  void aCommandInsideEveryLimitPassesBitForBit() {
    assertThat(bed.tick(0.05, -0.05).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(positions(bed.tick(1 / 18.0, -0.04))).containsExactly(1 / 18.0, -0.04);
  }

  @Test
  void aTooFastStepIsShortenedAlongItsOwnLine() {
    AdmittedCommand admitted = bed.tick(0.4, 0.2);
    assertThat(admitted.outcome()).isEqualTo(Outcome.LIMITED);
    assertThat(admitted.position(0)).isEqualTo(STEP, within(1e-9));
    assertThat(admitted.position(1)).isEqualTo(STEP / 2, within(1e-9));
    assertThat(supervisor.planRate()).isLessThan(1);
  }

  @Test
  void aCommandOutsideTheBoxIsBroughtToItsEdge() {
    for (int i = 0; i < 40; i++) bed.tick(5, 0);
    assertThat(positions(bed.tick(5, 0))).containsExactly(1, 0);
  }

  @Test
  void theFirstTargetIsApproachedSlowlyAndThenFollowed() {
    List<JointSpec> joints = List.of(joint("a"), joint("b"));
    SupervisorSpec spec = Bed.spec(joints);
    Bed gentle = new Bed(joints, slow(spec, 0.2)).running();
    for (int i = 1; i <= 10; i++)
      assertThat(gentle.tick(0.25, 0).position(0)).isLessThanOrEqualTo(0.2 * STEP * i);
    for (int i = 0; i < 10; i++) gentle.tick(0.25, 0);
    assertThat(gentle.tick(0.25, 0).position(0)).isEqualTo(0.25);
    assertThat(gentle.tick(0.34, 0).outcome()).isEqualTo(Outcome.PASSED);
  }

  private static SupervisorSpec slow(SupervisorSpec spec, double approach) {
    return new SupervisorSpec(
        spec.joints(),
        spec.maxFollowingError(),
        spec.followingErrorNanos(),
        spec.maxStateAgeNanos(),
        spec.maxPlanAgeNanos(),
        spec.maxBrainSilenceNanos(),
        spec.maxMissedPeriods(),
        spec.standstillVelocity(),
        spec.slowDownNanos(),
        approach,
        spec.streams(),
        spec.workspace(),
        spec.formulas());
  }

  @Test
  void aCommandThatIsNotFiniteStopsInTheSameTickAndIsNeverRepaired() {
    assertThat(bed.tick(Double.NaN, 0).outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(bed.cause()).isEqualTo(StandardRule.COMMAND_NOT_FINITE);
    assertThat(bed.tick(0.01, 0).outcome()).isEqualTo(Outcome.STOPPED);
  }

  @Test
  void aStaleStateStopsWithoutMovingToWhereItSaysTheArmIs() {
    for (int i = 0; i < 30; i++) bed.tick(0.3, 0);
    bed.now += 60_000_000;
    bed.want(0.3, 0);
    AdmittedCommand admitted = bed.admit();
    assertThat(admitted.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(bed.cause()).isEqualTo(StandardRule.STATE_STALE);
    assertThat(admitted.position(0)).isEqualTo(0.3);
  }

  @Test
  void aStateFromTheFutureIsAsStaleAsAnOldOne() {
    bed.state.stamp(bed.now + 60_000_000);
    bed.want(0, 0);
    bed.admit();
    assertThat(bed.cause()).isEqualTo(StandardRule.STATE_STALE);
  }

  @Test
  void standstillIsNotClaimedFromAStaleMeasurement() {
    bed.now += 60_000_000;
    bed.want(0, 0);
    for (int i = 0; i < 50; i++) {
      bed.now += TICK;
      bed.admit();
    }
    assertThat(supervisor.mode()).isEqualTo(Mode.STOPPING);
  }

  @Test
  void aPlanThatGrowsTooOldStops() {
    long planned = bed.now;
    for (int i = 0; i < 101; i++) {
      bed.now += TICK;
      bed.measure();
      bed.want(0, 0);
      bed.command.planNanos(planned);
      bed.admit();
    }
    assertThat(bed.cause()).isEqualTo(StandardRule.PLAN_STALE);
  }

  @Test
  void aSilentBrainStops() {
    bed.beating = false;
    for (int i = 0; i < 20; i++) bed.tick(0, 0);
    assertThat(supervisor.mode()).isEqualTo(Mode.RUNNING);
    bed.tick(0, 0);
    assertThat(bed.cause()).isEqualTo(StandardRule.BRAIN_SILENT);
  }

  @Test
  void aCommandDecidedBeforeAStopIsHeld() {
    bed.tick(0.05, 0);
    bed.want(0.09, 0);
    bed.epoch.advance();
    AdmittedCommand admitted = bed.admit();
    assertThat(admitted.outcome()).isEqualTo(Outcome.HELD);
    assertThat(positions(admitted)).containsExactly(new double[] {0.05, 0}, within(1e-15));
  }

  @Test
  void aWrongNumberOfJointsStops() {
    JointCommand three = new JointCommand(3);
    three.epoch(bed.epoch.current());
    supervisor.admit(three, bed.state, bed.now, 0, 0);
    assertThat(bed.cause()).isEqualTo(StandardRule.COMMAND_DIMENSION);
  }

  @Test
  void anArmThatDoesNotFollowStopsAfterTheTimeItIsGiven() {
    for (int i = 0; i < 5; i++) bed.tickOnly(0.05 * i, 0);
    for (int i = 0; i < 3; i++) bed.tickOnly(0.29 + 0.02 * i, 0);
    assertThat(supervisor.mode()).isEqualTo(Mode.RUNNING);
    for (int i = 0; i < 4; i++) bed.tickOnly(0.4, 0);
    assertThat(bed.cause()).isEqualTo(StandardRule.FOLLOWING_ERROR);
  }

  @Test
  void aMeasuredPositionThatJumpsStops() {
    bed.tick(0, 0);
    bed.measured[1] = 0.21;
    bed.tickOnly(0, 0);
    assertThat(bed.cause()).isEqualTo(StandardRule.STATE_JUMPED);
  }

  @Test
  void aRobotThatSaysItDoesNotFollowStops() {
    bed.state.condition(RobotCondition.PROTECTIVE_STOP);
    bed.tick(0, 0);
    assertThat(bed.cause()).isEqualTo(StandardRule.ROBOT_CONDITION);
  }

  @Test
  void missedPeriodsAndOverrunsStop() {
    bed.skipped = 3;
    bed.tick(0, 0);
    assertThat(supervisor.mode()).isEqualTo(Mode.RUNNING);
    bed.skipped = 4;
    bed.tick(0, 0);
    assertThat(bed.cause()).isEqualTo(StandardRule.TICKS_MISSED);

    Bed slow = new Bed().running();
    slow.work = TICK + 1;
    slow.tick(0, 0);
    slow.tick(0, 0);
    assertThat(slow.supervisor.mode()).isEqualTo(Mode.RUNNING);
    slow.tick(0, 0);
    assertThat(slow.cause()).isEqualTo(StandardRule.TICK_OVERRUN);
  }

  @Test
  void aClockThatJumpsEitherWayStops() {
    bed.tick(0, 0);
    bed.now += 1_100_000_000;
    bed.tick(0, 0);
    assertThat(supervisor.mode()).isEqualTo(Mode.STOPPING);
    assertThat(bed.cause()).isEqualTo(StandardRule.CLOCK_JUMPED);
    Bed back = new Bed().running();
    back.tick(0, 0);
    back.now -= 2 * TICK;
    back.tick(0, 0);
    assertThat(back.cause()).isEqualTo(StandardRule.CLOCK_JUMPED);
  }

  @Test
  void anOrdinaryStopVoidsAllPlansAndMayBeFollowedByAnotherArming() {
    int before = bed.epoch.current();
    supervisor.ask(StandardRule.OPERATOR);
    assertThat(bed.tick(0.09, 0).outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(bed.epoch.current()).isEqualTo(before + 1);
    for (int i = 0; i < 10; i++) bed.tick(0.09, 0);
    assertThat(supervisor.mode()).isEqualTo(Mode.STANDSTILL);
    assertThat(bed.cause()).isEqualTo(StandardRule.OPERATOR);
    bed.running();
    assertThat(bed.tick(0.05, 0).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void standstillIsWhatTheMeasuredVelocitySays() {
    supervisor.ask(StandardRule.OPERATOR);
    for (int i = 0; i < 100; i++) moving(1);
    assertThat(supervisor.mode()).isEqualTo(Mode.STOPPING);
    for (int i = 0; i < 5; i++) moving(0.001);
    assertThat(supervisor.mode()).isEqualTo(Mode.STANDSTILL);
  }

  private void moving(double velocity) {
    bed.now += TICK;
    bed.measure();
    bed.state.set(0, 0, velocity);
    bed.want(0, 0);
    bed.admit();
  }

  @Test
  void aFaultLatchesAndOnlyAHumansResetLeavesIt() {
    fault();
    assertThat(supervisor.mode()).isEqualTo(Mode.LATCHED);
    assertThat(bed.arm()).isEqualTo(Answer.LATCHED);
    int number = supervisor.faultNumber();
    assertThat(reset(number)).isEqualTo(Answer.CAUSE_PRESENT);
    for (int i = 0; i < 60; i++) bed.tick(0, 0);
    assertThat(reset(number + 1)).isEqualTo(Answer.OTHER_FAULT);
    long nonce = supervisor.nonce();
    assertThat(supervisor.reset(number, nonce - 1, bed.now)).isEqualTo(Answer.OUTDATED);
    assertThat(supervisor.reset(number, nonce, bed.now)).isEqualTo(Answer.ACCEPTED);
    assertThat(supervisor.mode()).isEqualTo(Mode.DISARMED);
    assertThat(supervisor.reset(number, nonce, bed.now)).isEqualTo(Answer.NOT_LATCHED);
    assertThat(positions(bed.tick(1, 1))).containsExactly(0, 0);
    bed.running();
    assertThat(bed.tick(0.05, 0).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void theSameCauseThreeTimesLocksTheSpineOut() {
    for (int i = 0; i < 2; i++) {
      fault();
      for (int t = 0; t < 60; t++) bed.tick(0, 0);
      assertThat(reset(supervisor.faultNumber())).isEqualTo(Answer.ACCEPTED);
      bed.running();
    }
    fault();
    assertThat(supervisor.mode()).isEqualTo(Mode.LOCKED_OUT);
    for (int t = 0; t < 60; t++) bed.tick(0, 0);
    assertThat(reset(supervisor.faultNumber())).isEqualTo(Answer.LOCKED_OUT);
  }

  private Answer reset(int number) {
    return supervisor.reset(number, supervisor.nonce(), bed.now);
  }

  private void fault() {
    bed.tick(Double.NaN, 0);
    for (int i = 0; i < 6; i++) bed.tick(0, 0);
  }

  @Test
  void aFaultInTheMiddleOfAnOrdinaryStopLatchesIt() {
    supervisor.ask(StandardRule.OPERATOR);
    moving(1);
    bed.state.condition(RobotCondition.EMERGENCY_STOP);
    moving(1);
    bed.state.condition(RobotCondition.OPERATIONAL);
    for (int i = 0; i < 6; i++) moving(0);
    assertThat(supervisor.mode()).isEqualTo(Mode.LATCHED);
    assertThat(bed.cause()).isEqualTo(StandardRule.ROBOT_CONDITION);
  }

  @Test
  void anArmUnderAccelerationLimitsStopsOnItsStoredStopAndNotAtOnce() {
    List<JointSpec> joints = List.of(new JointSpec("a", Unit.RADIAN, -1, 1, 2, 10, 500));
    Bed arm = new Bed(joints, Bed.spec(joints)).running();
    for (int i = 0; i < 30; i++) arm.tick(0.9);
    double before = arm.measured[0];
    arm.supervisor.ask(StandardRule.OPERATOR);
    double after = arm.tick(0.9).position(0);
    assertThat(after).isGreaterThan(before);
    double last = after;
    for (int i = 0; i < 100; i++) last = arm.tick(0.9).position(0);
    assertThat(arm.tick(0.9).position(0)).isEqualTo(last);
    assertThat(last).isLessThan(0.9);
    assertThat(arm.supervisor.mode()).isEqualTo(Mode.STANDSTILL);
  }

  @Test
  void limitsLooserThanTheRobotsOwnAreRefused() {
    List<JointSpec> own = List.of(joint("a"), joint("b"));
    refused(
        own, List.of(JointSpec.ofVelocity("a", Unit.RADIAN, -1, 1.1, 10), joint("b")), "looser");
    refused(own, List.of(joint("a"), JointSpec.ofVelocity("b", Unit.RADIAN, -1, 1, 11)), "looser");
    refused(own, List.of(joint("x"), joint("b")), "joint 0");
    refused(own, List.of(joint("a")), "limits for 1 joints");
  }

  private static void refused(List<JointSpec> own, List<JointSpec> limits, String why) {
    assertThatThrownBy(() -> new Bed(own, Bed.spec(limits)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  /// Whatever is asked for, by value or by order, what is admitted stays in the box and within a
  /// step of the last.
  @Property(seed = "42", tries = 300)
  void noSequenceOfCommandsLeavesTheLimits(@ForAll long seed) {
    Random random = new Random(seed);
    Bed arm = new Bed().running();
    double[] last = {0, 0};
    for (int i = 0; i < 200; i++) {
      AdmittedCommand admitted = arm.tick(adversary(random), adversary(random));
      for (int j = 0; j < 2; j++) {
        assertThat(admitted.position(j)).isBetween(-1.0, 1.0);
        assertThat(Math.abs(admitted.position(j) - last[j])).isLessThanOrEqualTo(STEP);
        last[j] = admitted.position(j);
      }
    }
  }

  private static double adversary(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> 1e300;
      case 1 -> -1e300;
      case 2 -> Math.nextUp(1.0);
      case 3 -> Double.MIN_VALUE;
      default -> 4 * random.nextDouble() - 2;
    };
  }
}
