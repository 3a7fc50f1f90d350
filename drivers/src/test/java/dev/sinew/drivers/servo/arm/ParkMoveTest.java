package dev.sinew.drivers.servo.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.JointSpec;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class ParkMoveTest {

  private static final List<ArmJoint> JOINTS = Sections.config("so101").arms().getFirst().joints();
  private static final double ROUNDING = 1e-9;

  /// Differences of the commands that the servos get, from before the beginning to after the end.
  @Property(seed = "41", tries = 300)
  void everyCommandIsWithinTheLimitsAndTheRange(
      @ForAll long seed,
      @ForAll @Scale(4) @DoubleRange(min = 0.02, max = 1) double speed,
      @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.05) double period) {
    Random random = new Random(seed);
    double[] from = pose(random);
    double[] to = pose(random);
    ParkMove move = new ParkMove(JOINTS, from, to, speed);
    for (int i = 0; i < from.length; i++) {
      JointSpec joint = JOINTS.get(i).spec();
      double[] most = mostOf(move, i, from[i], period);
      double noise = 1e-14 / (period * period * period);
      assertThat(most[0]).isLessThanOrEqualTo(speed * joint.maxVelocity() + ROUNDING);
      assertThat(most[1]).isLessThanOrEqualTo(speed * joint.maxAcceleration() + noise);
      assertThat(most[2]).isLessThanOrEqualTo(speed * joint.maxJerk() + noise);
      assertThat(most[3]).isLessThanOrEqualTo(joint.max() + ROUNDING);
      assertThat(most[4]).isLessThanOrEqualTo(-joint.min() + ROUNDING);
      assertThat(move.position(i, move.seconds())).isEqualTo(to[i]);
    }
  }

  /// Largest magnitudes of the first three differences, largest position, largest negative one.
  private static double[] mostOf(ParkMove move, int i, double from, double period) {
    double[] most = {0, 0, 0, from, -from};
    double[] q = {from, from, from, from};
    for (int k = 0; k <= move.seconds() / period + 4; k++) {
      System.arraycopy(q, 1, q, 0, 3);
      q[3] = move.position(i, k * period);
      most[0] = Math.max(most[0], Math.abs(q[3] - q[2]) / period);
      most[1] = Math.max(most[1], Math.abs(q[3] - 2 * q[2] + q[1]) / (period * period));
      double third = q[3] - 3 * q[2] + 3 * q[1] - q[0];
      most[2] = Math.max(most[2], Math.abs(third) / (period * period * period));
      most[3] = Math.max(most[3], q[3]);
      most[4] = Math.max(most[4], -q[3]);
    }
    return most;
  }

  private static double[] pose(Random random) {
    return JOINTS.stream()
        .mapToDouble(j -> j.spec().min() + random.nextDouble() * (j.spec().max() - j.spec().min()))
        .toArray();
  }

  @Test
  void aJointReachesTheLimitThatBindsIt() {
    double[] from = new double[JOINTS.size()];
    double[] to = from.clone();
    to[0] = 1;
    // By hand: velocity 15/8 / 3 = 0.625 s, acceleration sqrt(5.7735 / 20) = 0.537 s, jerk
    // cbrt(60 / 400) = 0.531 s.
    assertThat(new ParkMove(JOINTS, from, to, 1).seconds()).isCloseTo(0.625, within(1e-12));
    assertThat(new ParkMove(JOINTS, from, from, 1).seconds()).isZero();
    assertThat(new ParkMove(JOINTS, from, from, 1).position(0, 0)).isZero();
  }

  @Test
  void theWayIsStraight() {
    double[] from = {0, 0, 0, 0, 0, 0};
    double[] to = {1, -0.5, 0.25, 0, 0.1, 1};
    ParkMove move = new ParkMove(JOINTS, from, to, 0.5);
    for (double t = 0; t < move.seconds(); t += 0.01)
      for (int i = 0; i < to.length; i++)
        assertThat(move.position(i, t)).isCloseTo(to[i] * move.position(0, t), within(1e-12));
  }
}
