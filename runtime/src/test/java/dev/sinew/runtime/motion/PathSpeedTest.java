package dev.sinew.runtime.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PathSpeedTest {

  @Test
  void itRunsAtFullRateUntilAskedToSlow() {
    PathSpeed speed = new PathSpeed(0.01, 0.1, PathSpeed.RECOVERY_PER_SECOND);
    assertThat(speed.rate()).isEqualTo(1);
    assertThat(speed.next(false)).isEqualTo(1);
  }

  @Test
  void itStandsStillExactlyWithinTheGivenTime() {
    for (int ticks = 1; ticks <= 1000; ticks++) {
      PathSpeed speed = new PathSpeed(0.001, ticks * 0.001 + 1e-6, 0.2);
      double before = 1;
      for (int i = 0; i < ticks; i++) {
        assertThat(speed.next(true)).isLessThan(before);
        before = speed.rate();
      }
      assertThat(speed.rate()).isZero();
      assertThat(speed.next(true)).isZero();
    }
  }

  @Test
  void zeroTimeMeansAtOnce() {
    assertThat(new PathSpeed(0.01, 0, 0.2).next(true)).isZero();
  }

  @Test
  void itComesBackAtTheRecoveryRate() {
    PathSpeed speed = new PathSpeed(0.01, 0.05, PathSpeed.RECOVERY_PER_SECOND);
    for (int i = 0; i < 5; i++) speed.next(true);
    for (int i = 0; i < 250; i++) speed.next(false);
    assertThat(speed.rate()).isCloseTo(0.5, within(1e-12));
    for (int i = 0; i < 251; i++) speed.next(false);
    assertThat(speed.rate()).isEqualTo(1);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new PathSpeed(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PathSpeed(1, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PathSpeed(1, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PathSpeed(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
