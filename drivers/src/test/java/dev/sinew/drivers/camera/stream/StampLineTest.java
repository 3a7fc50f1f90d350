package dev.sinew.drivers.camera.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StampLineTest {

  private static final long PERIOD = 33_000_000;
  private static final long ORIGIN = 7_000_000_000_000L;

  @Property(seed = "5", tries = 100)
  void jitterIsTakenOutOfTheStamps(@ForAll long seed) {
    Random random = new Random(seed);
    StampLine line = new StampLine();
    for (int i = 0; i < 300; i++) {
      long taken = ORIGIN + i * PERIOD;
      long delay = 40_000_000 + (i % 10 == 0 ? 0 : random.nextInt(60_000_000));
      line.learn(i * PERIOD, taken + delay);
      if (i >= 10) assertThat(line.host(i * PERIOD)).isEqualTo(taken + 40_000_000);
    }
  }

  @Test
  void clocksThatDriftApartAreFollowed() {
    StampLine line = new StampLine();
    double drift = 1 + 200e-6;
    for (int i = 0; i < 20_000; i++) {
      long arrival = ORIGIN + Math.round(i * PERIOD * drift);
      line.learn(i * PERIOD, arrival);
      // 16 s of 200 ppm are 3.2 ms.
      assertThat(arrival - line.host(i * PERIOD)).isBetween(0L, 3_300_000L);
    }
  }

  @Test
  void itLearnsForHalfASecondBeforeItIsBelieved() {
    StampLine line = new StampLine();
    assertThat(line.isSettled(ORIGIN)).isFalse();
    line.learn(0, ORIGIN);
    assertThat(line.isSettled(ORIGIN + 499_999_999)).isFalse();
    assertThat(line.isSettled(ORIGIN + 500_000_000)).isTrue();
  }

  @Test
  void aSenderWhoseTimeJumpsIsLearntAnew() {
    StampLine line = new StampLine();
    line.learn(0, ORIGIN);
    line.learn(PERIOD, ORIGIN + PERIOD);
    line.learn(90_000_000_000L, ORIGIN + 2 * PERIOD);
    assertThat(line.host(90_000_000_000L)).isEqualTo(ORIGIN + 2 * PERIOD);
    assertThat(line.isSettled(ORIGIN + 2 * PERIOD)).isFalse();
  }
}
