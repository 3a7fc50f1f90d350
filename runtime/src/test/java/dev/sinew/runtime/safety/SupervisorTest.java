package dev.sinew.runtime.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two joints in [-1, 1], 10 /s, ticks of 10 ms: a step of 0.1 at most.
class SupervisorTest {

  private static final long TICK = 10_000_000;
  private static final double STEP = 0.1;
  private static final RobotSpec ROBOT =
      new RobotSpec("test", List.of(joint("a", -1, 1, 10), joint("b", -1, 1, 10)), TICK);

  private final Epoch epoch = new Epoch();
  private final Supervisor supervisor = new Supervisor(ROBOT, limits(ROBOT.joints()), epoch);
  private final JointState state = new JointState(2);
  private final JointCommand command = new JointCommand(2);
  private long now;

  @BeforeEach
  void armAtZero() {
    measure(0, 0, 0, 0);
    supervisor.arm(state);
  }

  @Test
  void nothingIsAdmittedBeforeArmingButTheMeasuredPose() {
    Supervisor disarmed = new Supervisor(ROBOT, limits(ROBOT.joints()), epoch);
    measure(0.3, 0, -0.2, 0);
    want(1, 1);
    AdmittedCommand admitted = disarmed.admit(command, state, now);
    assertThat(admitted.outcome()).isEqualTo(Outcome.HELD);
    assertThat(positions(admitted)).containsExactly(0.3, -0.2);
  }

  @Test
  void aCommandInsideEveryLimitPassesUnchanged() {
    assertThat(tick(0.05, -0.05).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(positions(tick(0.06, -0.04))).containsExactly(0.06, -0.04);
  }

  @Test
  void theFirstCommandIsEasedInFromTheMeasuredPose() {
    AdmittedCommand admitted = tick(0.8, 0);
    assertThat(admitted.outcome()).isEqualTo(Outcome.LIMITED);
    assertThat(positions(admitted)).containsExactly(STEP, 0);
    assertThat(positions(tick(0.8, 0))).containsExactly(2 * STEP, 0);
  }

  @Test
  void aTooFastStepIsShortenedAlongItsOwnLine() {
    AdmittedCommand admitted = tick(0.4, 0.2);
    assertThat(admitted.position(0)).isEqualTo(STEP, within(1e-15));
    assertThat(admitted.position(1)).isEqualTo(STEP / 2, within(1e-15));
  }

  @Test
  void aCommandOutsideTheBoxIsBroughtToItsEdge() {
    for (int i = 0; i < 20; i++) tick(5, 0);
    assertThat(positions(tick(5, 0))).containsExactly(1, 0);
  }

  @Test
  void aCommandThatIsNotFiniteStopsAndIsNeverRepaired() {
    assertThat(tick(Double.NaN, 0).outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(supervisor.stopReason()).isEqualTo(StopReason.COMMAND_NOT_FINITE);
    assertThat(tick(0.01, 0).outcome()).isEqualTo(Outcome.STOPPED);
  }

  @Test
  void aStaleStateStopsWithoutMovingToWhereItSaysTheArmIs() {
    for (int i = 0; i < 3; i++) tick(0.3, 0);
    now += 60_000_000;
    want(0.3, 0);
    AdmittedCommand admitted = supervisor.admit(command, state, now);
    assertThat(admitted.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(supervisor.stopReason()).isEqualTo(StopReason.STATE_STALE);
    assertThat(admitted.position(0)).isEqualTo(0.3, within(1e-12));
  }

  @Test
  void aStateFromTheFutureIsAsStaleAsAnOldOne() {
    state.stamp(now + 60_000_000);
    want(0, 0);
    supervisor.admit(command, state, now);
    assertThat(supervisor.stopReason()).isEqualTo(StopReason.STATE_STALE);
  }

  @Test
  void standstillIsNotClaimedFromAStaleMeasurement() {
    now += 60_000_000;
    want(0, 0);
    for (int i = 0; i < 50; i++) supervisor.admit(command, state, now += TICK);
    assertThat(supervisor.state()).isEqualTo(SupervisorState.STOPPING);
  }

  @Test
  void aPlanThatGrowsTooOldStops() {
    command.planNanos(now);
    long planned = now;
    for (int i = 0; i < 101; i++) {
      measure(0, 0, 0, 0);
      command.planNanos(planned);
      command.epoch(epoch.current());
      command.position(0, 0);
      supervisor.admit(command, state, now += TICK);
    }
    assertThat(supervisor.stopReason()).isEqualTo(StopReason.PLAN_STALE);
  }

  @Test
  void aCommandOfAnOlderEpochIsHeld() {
    tick(0.05, 0);
    want(0.09, 0);
    epoch.advance();
    AdmittedCommand admitted = supervisor.admit(command, state, now);
    assertThat(admitted.outcome()).isEqualTo(Outcome.HELD);
    assertThat(positions(admitted)).containsExactly(0.05, 0);
  }

  @Test
  void aWrongNumberOfJointsStops() {
    JointCommand three = new JointCommand(3);
    three.epoch(epoch.current());
    supervisor.admit(three, state, now);
    assertThat(supervisor.stopReason()).isEqualTo(StopReason.COMMAND_DIMENSION);
  }

  @Test
  void aStopRampsTheMeasuredVelocityDownAndVoidsAllPlans() {
    int before = epoch.current();
    measure(0.5, 1, 0, 0);
    supervisor.requestStop(StopReason.OPERATOR);
    AdmittedCommand admitted = tickMeasured(0.9, 0);
    assertThat(admitted.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(admitted.position(0)).isEqualTo(0.5);
    assertThat(epoch.current()).isEqualTo(before + 1);
    for (int i = 0; i < 20; i++) admitted = tickMeasured(0.9, 0);
    assertThat(admitted.position(0)).isEqualTo(0.5 + 1 * 0.1 / 2, within(1e-12));
    assertThat(supervisor.state()).isEqualTo(SupervisorState.STOPPING);
  }

  @Test
  void standstillIsWhatTheMeasuredVelocitySays() {
    measure(0, 1, 0, 0);
    supervisor.requestStop(StopReason.OPERATOR);
    for (int i = 0; i < 100; i++) tickMeasured(0, 0);
    assertThat(supervisor.state()).isEqualTo(SupervisorState.STOPPING);
    measure(0, 0.001, 0, 0);
    for (int i = 0; i < 5; i++) tickMeasured(0, 0);
    assertThat(supervisor.state()).isEqualTo(SupervisorState.STANDSTILL);
  }

  @Test
  void theFirstReasonStands() {
    supervisor.requestStop(StopReason.OPERATOR);
    supervisor.requestStop(StopReason.SOURCE_FAILED);
    tick(0, 0);
    tick(Double.NaN, 0);
    assertThat(supervisor.stopReason()).isEqualTo(StopReason.OPERATOR);
  }

  @Test
  void onlyArmingLeavesAStop() {
    supervisor.requestStop(StopReason.OPERATOR);
    for (int i = 0; i < 100; i++) tick(0.05, 0);
    assertThat(supervisor.state()).isEqualTo(SupervisorState.STANDSTILL);
    supervisor.arm(state);
    assertThat(supervisor.stopReason()).isNull();
    assertThat(tick(0.05, 0).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void limitsLooserThanTheRobotsOwnAreRefused() {
    List<JointSpec> loose = List.of(joint("a", -1, 1.1, 10), joint("b", -1, 1, 10));
    assertThatThrownBy(() -> new Supervisor(ROBOT, limits(loose), epoch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("looser");
    List<JointSpec> fast = List.of(joint("a", -1, 1, 10), joint("b", -1, 1, 11));
    assertThatThrownBy(() -> new Supervisor(ROBOT, limits(fast), epoch))
        .hasMessageContaining("looser");
    List<JointSpec> renamed = List.of(joint("x", -1, 1, 10), joint("b", -1, 1, 10));
    assertThatThrownBy(() -> new Supervisor(ROBOT, limits(renamed), epoch))
        .hasMessageContaining("joint 0");
  }

  /// Whatever is asked for, by value or by order, what is admitted stays in the box and within a
  /// step of the last.
  @Property(seed = "42", tries = 500)
  void noSequenceOfCommandsLeavesTheLimits(@ForAll long seed) {
    Random random = new Random(seed);
    armAtZero();
    double[] last = {0, 0};
    for (int i = 0; i < 200; i++) {
      AdmittedCommand admitted = tick(adversary(random), adversary(random));
      for (int j = 0; j < 2; j++) {
        assertThat(admitted.position(j)).isBetween(-1.0, 1.0);
        assertThat(Math.abs(admitted.position(j) - last[j]))
            .isLessThanOrEqualTo(STEP * (1 + 1e-12));
        last[j] = admitted.position(j);
      }
    }
  }

  /// The same adversary breaks a plain clamp of position alone: the property above can fail.
  @Test
  void aPlainClampWouldNotPass() {
    Random random = new Random(42);
    double worst = 0;
    double last = 0;
    for (int i = 0; i < 200; i++) {
      double next = Math.clamp(adversary(random), -1, 1);
      worst = Math.max(worst, Math.abs(next - last));
      last = next;
    }
    assertThat(worst).isGreaterThan(STEP);
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

  /// A robot that is always where it was last told to be, at rest.
  private AdmittedCommand tick(double a, double b) {
    measure(lastA, 0, lastB, 0);
    AdmittedCommand admitted = tickMeasured(a, b);
    lastA = admitted.position(0);
    lastB = admitted.position(1);
    return admitted;
  }

  private double lastA;
  private double lastB;

  private AdmittedCommand tickMeasured(double a, double b) {
    now += TICK;
    state.stamp(now);
    want(a, b);
    return supervisor.admit(command, state, now);
  }

  private void want(double a, double b) {
    command.position(0, a);
    command.position(1, b);
    command.epoch(epoch.current());
    command.planNanos(now);
  }

  private void measure(double a, double va, double b, double vb) {
    lastA = a;
    lastB = b;
    state.stamp(now);
    state.set(0, a, va);
    state.set(1, b, vb);
  }

  private static double[] positions(AdmittedCommand admitted) {
    return new double[] {admitted.position(0), admitted.position(1)};
  }

  private static JointSpec joint(String name, double min, double max, double velocity) {
    return JointSpec.ofVelocity(name, Unit.RADIAN, min, max, velocity);
  }

  private static SupervisorLimits limits(List<JointSpec> joints) {
    return new SupervisorLimits(joints, 50_000_000, 1_000_000_000, 100_000_000, 0.01);
  }
}
