package dev.sinew.teleop.ik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StepBoundsTest {

  private static final double NONE = Double.POSITIVE_INFINITY;

  @Property(seed = "203", tries = 500)
  void whateverIsChosenNoBoundIsEverCrossed(@ForAll long seed) {
    Random random = new Random(seed);
    double width = Math.pow(10, random.nextDouble(-2, 1));
    double period = Math.pow(10, random.nextDouble(-3, -1));
    double speed = Math.pow(10, random.nextDouble(-1, 1));
    double acceleration = random.nextInt(5) == 0 ? NONE : Math.pow(10, random.nextDouble(-1, 2));
    JointBound joint = new JointBound(-width, width, speed, acceleration);
    StepBounds bounds = new StepBounds(new JointBound[] {joint}, period);
    double at = random.nextDouble(-width, width);
    double before = 0;
    double will = 1;
    for (int step = 0; step < 500; step++) {
      bounds.update(0, at, before);
      assertThat(bounds.lower(0)).isLessThanOrEqualTo(bounds.upper(0));
      if (random.nextInt(30) == 0) will = random.nextDouble();
      double chosen = bounds.lower(0) + will * (bounds.upper(0) - bounds.lower(0));
      double to = bounds.apply(0, at, chosen);
      double increment = to - at;
      assertThat(to).isBetween(-width, width);
      assertThat(Math.abs(increment)).isLessThanOrEqualTo(speed * period * (1 + 1e-9));
      double most = acceleration * period * period * (1 + 1e-9) + 1e-14 * width;
      assertThat(Math.abs(increment - before)).isLessThanOrEqualTo(most);
      before = increment;
      at = to;
    }
  }

  @Test
  void fromTheGreatestStoppableIncrementTheBrakedOnesJustFillTheRoom() {
    for (double room : new double[] {0.001, 0.1, 1, 7.3}) {
      double increment = StepBounds.stoppable(room, 0.02);
      double sum = 0;
      for (double d = increment; d > 0; d -= 0.02) sum += d;
      assertThat(sum).isEqualTo(room, within(1e-9));
    }
  }

  @Test
  void aJointOutsideItsLimitsMayOnlyComeBack() {
    JointBound joint = new JointBound(-1, 1, 5, NONE);
    StepBounds bounds = new StepBounds(new JointBound[] {joint}, 0.01);
    bounds.update(0, 1.2, 0);
    assertThat(bounds.upper(0)).isZero();
    assertThat(bounds.lower(0)).isEqualTo(-0.05, within(1e-12));
    assertThat(bounds.apply(0, 1.2, -0.05)).isEqualTo(1.15, within(1e-12));
  }

  @Test
  void aPullNeverWidensTheBounds() {
    JointBound joint = new JointBound(-1, 1, 5, NONE);
    StepBounds bounds = new StepBounds(new JointBound[] {joint}, 0.01);
    bounds.update(0, 0, 0);
    bounds.pull(0, 0, -0.5, 0.1);
    assertThat(bounds.lower(0)).isEqualTo(-0.05);
    assertThat(bounds.upper(0)).isEqualTo(-0.05);
  }

  @Test
  void aBoundThatLeavesNothingIsRefused() {
    assertThatThrownBy(() -> new JointBound(1, 1, 1, 1)).hasMessageContaining("not below");
    assertThatThrownBy(() -> new JointBound(0, 1, NONE, 1)).hasMessageContaining("speed Infinity");
    assertThatThrownBy(() -> new JointBound(0, 1, 1, Double.NaN)).hasMessageContaining("NaN");
  }
}
