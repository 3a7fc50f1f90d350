package dev.sinew.teleop.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DeadZoneTest {

  @Property(seed = "20261123")
  void itIsOddBoundedAndNeverMoreThanWhatWasAsked(
      @ForAll @DoubleRange(max = 0.9) double share,
      @ForAll @DoubleRange(min = -3, max = 3) double value) {
    DeadZone zone = new DeadZone(share);
    double wish = zone.apply(value);
    assertThat(wish).isBetween(-1.0, 1.0);
    assertThat(wish + zone.apply(-value)).isZero();
    assertThat(Math.abs(wish)).isLessThanOrEqualTo(Math.abs(value) + 1e-15);
    if (Math.abs(value) <= share) assertThat(wish).isZero();
  }

  @Test
  void whatIsNoNumberIsRestAndFullDeflectionIsOne() {
    assertThat(new DeadZone(0.1).apply(Double.NaN)).isZero();
    assertThat(new DeadZone(0.1).apply(-1)).isEqualTo(-1);
    assertThat(new DeadZone(0).apply(0.25)).isEqualTo(0.25);
  }
}
