package dev.sinew.runtime.authority;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BrakeTest {

  @Property(tries = 2000, seed = "20261123")
  void everyOffsetGoesToZeroExactlyInBoundedSteps(
      @ForAll @DoubleRange(min = -5, max = 5) double offset,
      @ForAll @DoubleRange(min = 0.01, max = 10) double milli,
      @ForAll @DoubleRange(min = 0.1, max = 50) double milliFastest) {
    double perTick = milli * 1e-3;
    double fastest = milliFastest * 1e-3;
    Brake brake = new Brake(perTick);
    double at = offset;
    double step = 0;
    long most = (long) (Math.abs(offset) / fastest + 2 * fastest / perTick + 10);
    long slow = (long) (4 * Math.sqrt(Math.abs(offset) / perTick)) + 10;
    for (long tick = 0; tick < most + slow && (at != 0 || step != 0); tick++) {
      double next = brake.home(at, step, fastest);
      assertThat(Math.abs(next)).isLessThanOrEqualTo(fastest);
      assertThat(Math.abs(next - step)).isLessThanOrEqualTo(perTick * (1 + 1e-9));
      at += next;
      step = next;
      assertThat(at * Math.signum(offset)).isGreaterThanOrEqualTo(-1e-15);
    }
    assertThat(at).isZero();
    assertThat(step).isZero();
  }

  @Test
  void withoutALimitTheOffsetGoesAtItsFastestAndStopsAtZero() {
    Brake brake = new Brake(Double.POSITIVE_INFINITY);
    assertThat(brake.home(1, 0, 0.4)).isEqualTo(-0.4);
    assertThat(brake.home(-0.2, 0, 0.4)).isEqualTo(0.2);
    assertThat(brake.home(0, 0.2, 0.4)).isZero();
  }

  @Test
  void whatIsNoNumberStaysNoneAndThrowsNothing() {
    assertThat(new Brake(0.1).home(Double.NaN, Double.NaN, 1)).isNaN();
    assertThat(new Brake(0.1).home(1, Double.NaN, 1)).isNaN();
  }
}
