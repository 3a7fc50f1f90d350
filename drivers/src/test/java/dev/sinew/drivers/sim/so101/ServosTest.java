package dev.sinew.drivers.sim.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.JointSpec;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ServosTest {

  private static final double[] FREE = new double[So101.DOF];

  private final Servos servos = new Servos(0.03, 0);

  @Test
  void noTargetMakesAJointFasterOrSharperOrFartherThanItsLimits() {
    Random random = new Random(11);
    double[] speed = new double[So101.DOF];
    for (int step = 0; step < 20_000; step++) {
      if (step % 137 == 0) {
        for (int i = 0; i < So101.DOF; i++) servos.target(i, 8 * random.nextDouble() - 4);
      }
      servos.step(FREE);
      for (int i = 0; i < So101.DOF; i++) {
        JointSpec joint = So101.JOINTS.get(i);
        assertThat(servos.position(i)).isBetween(joint.min(), joint.max());
        assertThat(Math.abs(servos.velocity(i))).isLessThanOrEqualTo(joint.maxVelocity());
        assertThat(Math.abs(servos.velocity(i) - speed[i]))
            .isLessThanOrEqualTo(joint.maxAcceleration() * Servos.DT + 1e-12);
        speed[i] = servos.velocity(i);
      }
    }
  }

  @Test
  void aJointGoesToItsTargetAndNotBeyond() {
    servos.target(So101.LIFT, 1.2);
    double farthest = 0;
    for (int step = 0; step < 1500; step++) {
      servos.step(FREE);
      farthest = Math.max(farthest, servos.position(So101.LIFT));
    }
    assertThat(servos.position(So101.LIFT)).isCloseTo(1.2, within(1e-6));
    assertThat(farthest).isLessThan(1.2 + 1e-9);
  }

  @Test
  void aSmallStepIsFollowedWithTheTimeConstantGiven() {
    servos.target(So101.PAN, 0.01);
    for (int step = 0; step < 40; step++) servos.step(FREE);
    double left = 0.01 - servos.position(So101.PAN);
    for (int step = 0; step < 30; step++) servos.step(FREE);
    assertThat(0.01 - servos.position(So101.PAN)).isCloseTo(left / Math.E, within(0.05 * left));
  }

  @Test
  void aContactStrongerThanTheServoStopsItAndDoesNotPushItBack() {
    servos.target(So101.PAN, 1);
    for (int step = 0; step < 100; step++) servos.step(FREE);
    double before = servos.position(So101.PAN);
    double[] wall = new double[So101.DOF];
    wall[So101.PAN] = -3;
    for (int step = 0; step < 100; step++) servos.step(wall);
    assertThat(servos.position(So101.PAN)).isEqualTo(before);
    assertThat(servos.velocity(So101.PAN)).isZero();
    servos.target(So101.PAN, 0);
    for (int step = 0; step < 1000; step++) servos.step(wall);
    assertThat(servos.position(So101.PAN)).isCloseTo(0, within(1e-6));
  }

  @Test
  void withBacklashTheLinkLagsBehindTheMotorByHalfThePlay() {
    Servos loose = new Servos(0.03, 0.02);
    loose.target(So101.ELBOW, 0.5);
    for (int step = 0; step < 1000; step++) loose.step(FREE);
    assertThat(loose.position(So101.ELBOW)).isCloseTo(0.5, within(1e-6));
    assertThat(loose.links()[So101.ELBOW]).isCloseTo(0.49, within(1e-6));
    loose.target(So101.ELBOW, 0.49);
    for (int step = 0; step < 1000; step++) loose.step(FREE);
    assertThat(loose.links()[So101.ELBOW]).isCloseTo(0.49, within(1e-6));
  }

  @Test
  void brakingEndsInRestWithoutTurningBack() {
    servos.target(So101.PAN, 1.5);
    for (int step = 0; step < 200; step++) servos.step(FREE);
    servos.brake();
    double last = servos.position(So101.PAN);
    for (int step = 0; step < 1000; step++) {
      servos.step(FREE);
      assertThat(servos.position(So101.PAN)).isGreaterThanOrEqualTo(last - 1e-9);
      last = servos.position(So101.PAN);
    }
    assertThat(Math.abs(servos.velocity(So101.PAN))).isLessThan(1e-6);
  }
}
