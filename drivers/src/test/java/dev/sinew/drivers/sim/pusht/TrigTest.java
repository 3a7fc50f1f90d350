package dev.sinew.drivers.sim.pusht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class TrigTest {

  @Property(seed = "42", tries = 2000)
  void valuesEqualStrictMathsToTheLastBits(
      @ForAll @DoubleRange(min = -1000, max = 1000) double angle) {
    assertThat(Trig.sin(angle)).isEqualTo(StrictMath.sin(angle), within(2.3e-16));
    assertThat(Trig.cos(angle)).isEqualTo(StrictMath.cos(angle), within(2.3e-16));
  }

  @Example
  void anAngleThatIsNotFiniteGivesNaN() {
    assertThat(Trig.sin(Double.NaN)).isNaN();
    assertThat(Trig.cos(Double.POSITIVE_INFINITY)).isNaN();
  }
}
