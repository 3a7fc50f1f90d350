package dev.sinew.runtime.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.JointSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifiedStopGateTest {

  private static final double T = 0.001;
  private static final double V = 2.5 * T;
  private static final double A = 10 * T * T;
  private static final double J = 5000 * T * T * T;

  private final VerifiedStopGate gate = gate(Specs.FR3);

  @Test
  void beforeItIsSeededItRefusesEverything() {
    assertThat(gate.admits(new double[] {0})).isFalse();
    assertThat(gate.position(0)).isNaN();
    gate.stop();
    assertThat(gate.position(0)).isNaN();
    assertThat(gate.atRest()).isFalse();
  }

  @Test
  void aPoseOutsideTheBoxOrNoPoseAtAllIsRefusedAndTheGateStaysUnseeded() {
    assertThat(gate.seed(new double[] {0})).isEqualTo(Bound.NONE);
    assertThat(gate.seed(new double[] {Math.nextUp(2.8)})).isEqualTo(Bound.POSITION);
    assertThat(gate.refusedJoint()).isZero();
    assertThat(gate.position(0)).isNaN();
    assertThat(gate.admits(new double[] {0})).isFalse();
    assertThat(gate.seed(new double[] {Double.NaN})).isEqualTo(Bound.FINITE);
    assertThat(gate.seed(new double[] {2.8})).isEqualTo(Bound.NONE);
    assertThatThrownBy(() -> gate.seed(new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 positions measured for 1 joints");
  }

  @Test
  void aSeededGateIsAtRestAndStays() {
    gate.seed(new double[] {0.1});
    assertThat(gate.atRest()).isTrue();
    for (int i = 0; i < 100; i++) gate.stop();
    assertThat(gate.atRest()).isTrue();
    assertThat(gate.position(0)).isEqualTo(0.1);
    assertThat(gate.velocity(0)).isZero();
  }

  @Test
  void theFirstBoundThatACommandBreaksIsNamed() {
    gate.seed(new double[] {0});
    assertThat(refusal(Double.NaN)).isEqualTo(Bound.FINITE);
    assertThat(refusal(Double.NEGATIVE_INFINITY)).isEqualTo(Bound.FINITE);
    assertThat(refusal(2.9)).isEqualTo(Bound.POSITION);
    assertThat(refusal(1.01 * V)).isEqualTo(Bound.VELOCITY);
    assertThat(refusal(1.01 * A)).isEqualTo(Bound.ACCELERATION);
    assertThat(refusal(1.01 * J)).isEqualTo(Bound.JERK);
    assertThat(refusal(0.99 * J)).isEqualTo(Bound.NONE);
    assertThat(gate.refusedJoint()).isEqualTo(-1);
  }

  @Test
  void aCommandAfterWhichNoStopStaysInTheBoxIsRefused() {
    gate.seed(new double[] {2.8 - 0.5 * J});
    assertThat(refusal(2.8 - 0.25 * J)).isEqualTo(Bound.NONE);
    gate.seed(new double[] {2.8 - 0.9 * J});
    assertThat(refusal(2.8 - 0.1 * J)).isEqualTo(Bound.STOP);
  }

  @Test
  void theJointThatBreaksABoundIsNamed() {
    VerifiedStopGate arm =
        new VerifiedStopGate(List.of(Specs.FR3, Specs.joint(0, 1, 1, Specs.NONE, Specs.NONE)), T);
    arm.seed(new double[] {0, 0.5});
    assertThat(arm.admits(new double[] {0, 0.6})).isFalse();
    assertThat(arm.refusal()).isEqualTo(Bound.VELOCITY);
    assertThat(arm.refusedJoint()).isEqualTo(1);
  }

  @Test
  void askingChangesNothing() {
    gate.seed(new double[] {0});
    double[] command = {0.5 * J};
    for (int i = 0; i < 10; i++) assertThat(gate.admits(command)).isTrue();
    assertThat(gate.position(0)).isZero();
    gate.admit(command);
    assertThat(gate.position(0)).isEqualTo(0.5 * J);
    assertThat(gate.velocity(0)).isCloseTo(0.5 * J / T, within(1e-15));
    assertThat(gate.acceleration(0)).isCloseTo(0.5 * J / T / T, within(1e-12));
  }

  @Test
  void onlyTheCommandThatWasJustVerifiedCanBeAdmitted() {
    gate.seed(new double[] {0});
    double[] command = {0.5 * J};
    assertThatThrownBy(() -> gate.admit(command)).isInstanceOf(IllegalStateException.class);
    gate.admits(command);
    assertThatThrownBy(() -> gate.admit(new double[] {0.4 * J}))
        .isInstanceOf(IllegalStateException.class);
    gate.stop();
    assertThatThrownBy(() -> gate.admit(command)).isInstanceOf(IllegalStateException.class);
    gate.admits(command);
    gate.admit(command);
    assertThatThrownBy(() -> gate.admit(command)).isInstanceOf(IllegalStateException.class);
    gate.admits(new double[] {9});
    assertThatThrownBy(() -> gate.admit(new double[] {9}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRefusedCommandLeavesTheStoredStopAsItWas() {
    accelerate(100);
    double[] stop = new double[300];
    for (int i = 0; i < stop.length; i++) stop[i] = gate.axis(0).ofStop(i + 1);
    for (double expected : stop) {
      assertThat(gate.admits(new double[] {9})).isFalse();
      gate.stop();
      assertThat(gate.position(0)).isEqualTo(expected);
    }
    assertThat(gate.atRest()).isTrue();
  }

  @Test
  void aJointMayStayOnItsStopWhileAnotherTravels() {
    VerifiedStopGate arm = new VerifiedStopGate(List.of(Specs.FR3, Specs.FR3), T);
    TrajectoryLimiter limiter = new TrajectoryLimiter(arm);
    arm.seed(new double[2]);
    double[] next = new double[2];
    for (int i = 0; i < 100; i++) {
      limiter.propose(new double[] {2, 2}, next);
      assertThat(arm.admits(next)).isTrue();
      arm.admit(next);
    }
    double end = arm.axis(0).endOfStop();
    for (int i = 0; i < 300; i++) {
      limiter.propose(new double[] {2, 2}, next);
      next[0] = arm.axis(0).ofStop(1);
      assertThat(arm.admits(next)).isTrue();
      arm.admit(next);
    }
    assertThat(arm.position(0)).isEqualTo(end);
    assertThat(arm.velocity(0)).isZero();
    assertThat(arm.velocity(1)).isGreaterThan(2);
  }

  @Test
  void aLimitThatDrownsInRoundingIsRefusedWithTheLeastThatWouldDo() {
    assertThatThrownBy(() -> gate(Specs.joint(-2.8, 2.8, 2.5, 10, 1e-4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("joint: max jerk 1.0E-4 drowns .* at least 0\\.00711 is needed");
    gate(Specs.joint(-2.8, 2.8, 2.5, 10, 0.0072));
    assertThatThrownBy(() -> gate(Specs.joint(-2.8, 2.8, 2.5, 1e-9, Specs.NONE)))
        .hasMessageContaining("max acceleration");
    assertThatThrownBy(() -> gate(Specs.joint(-2.8, 2.8, 1e-12, Specs.NONE, Specs.NONE)))
        .hasMessageContaining("max velocity");
  }

  @Test
  void anInfiniteBoxAndAPeriodThatIsNoneAreRefused() {
    assertThatThrownBy(() -> gate(Specs.joint(-Specs.NONE, 1, 1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be finite");
    assertThatThrownBy(() -> new VerifiedStopGate(List.of(Specs.FR3), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VerifiedStopGate(List.of(Specs.FR3), Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Bound refusal(double wanted) {
    gate.admits(new double[] {wanted});
    return gate.refusal();
  }

  private void accelerate(int ticks) {
    TrajectoryLimiter limiter = new TrajectoryLimiter(gate);
    double[] next = new double[1];
    gate.seed(next);
    for (int i = 0; i < ticks; i++) {
      limiter.propose(new double[] {2.5}, next);
      assertThat(gate.admits(next)).isTrue();
      gate.admit(next);
    }
  }

  private static VerifiedStopGate gate(JointSpec joint) {
    return new VerifiedStopGate(List.of(joint), T);
  }
}
