package dev.sinew.runtime.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.sync.StateRing.Reading;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StateRingTest {

  private final double[] out = new double[1];

  @Test
  void anEmptyRingSaysSoAndLeavesTheOutputAlone() {
    StateRing ring = new StateRing(1, 4);
    out[0] = 5;
    assertThat(ring.at(0, out)).isEqualTo(Reading.EMPTY);
    assertThat(ring.newestNanos()).isEqualTo(Long.MIN_VALUE);
    assertThat(out).containsExactly(5);
  }

  @Test
  void valuesBetweenSamplesAreInterpolatedAndOnASampleAreExact() {
    StateRing ring = filled(4, 3);
    assertThat(ring.at(20, out)).isEqualTo(Reading.WITHIN);
    assertThat(out).containsExactly(2);
    assertThat(ring.at(15, out)).isEqualTo(Reading.WITHIN);
    assertThat(out).containsExactly(1.5);
  }

  @Test
  void instantsOutsideGetTheNearestEndAndSaySo() {
    StateRing ring = filled(4, 3);
    assertThat(ring.at(3, out)).isEqualTo(Reading.BEFORE);
    assertThat(out).containsExactly(1);
    assertThat(ring.at(99, out)).isEqualTo(Reading.AFTER);
    assertThat(out).containsExactly(3);
  }

  @Test
  void aSampleThatIsNotNewerIsRefused() {
    StateRing ring = filled(4, 2);
    assertThat(ring.publish(20, new double[] {7})).isFalse();
    assertThat(ring.publish(19, new double[] {7})).isFalse();
    ring.newest(out);
    assertThat(out).containsExactly(2);
  }

  @Test
  void aClearedRingIsEmptyAndTakesOlderStampsAgain() {
    StateRing ring = filled(4, 3);
    ring.clear();
    assertThat(ring.at(20, out)).isEqualTo(Reading.EMPTY);
    assertThat(ring.publish(1, new double[] {9})).isTrue();
    assertThat(ring.newestNanos()).isEqualTo(1);
  }

  /// Sample n is n at 10 n ns, so the value at any instant held is the instant over ten.
  @Property(seed = "42", tries = 300)
  void everyInstantHeldReadsTheTrueValue(
      @ForAll @IntRange(min = 1, max = 40) int samples,
      @ForAll @LongRange(min = 0, max = 400) long at) {
    StateRing ring = filled(8, samples);
    Reading reading = ring.at(at, out);
    long oldest = 10L * Math.max(1, samples - 6);
    double expected = Math.clamp(at, oldest, 10L * samples) / 10.0;
    assertThat(out[0]).isCloseTo(expected, Offset.offset(1e-12));
    assertThat(reading)
        .isEqualTo(
            at < oldest ? Reading.BEFORE : at > 10L * samples ? Reading.AFTER : Reading.WITHIN);
  }

  /// Writer and reader run freely for many laps; every value of a sample is the same, so a torn
  /// read shows.
  @Test
  void aReaderNeverSeesHalfASample() throws InterruptedException {
    int width = 16;
    StateRing ring = new StateRing(width, 4);
    int laps = 200_000;
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  double[] sample = new double[width];
                  for (int n = 1; n <= laps; n++) {
                    Arrays.fill(sample, n);
                    ring.publish(n, sample);
                  }
                });
    double[] read = new double[width];
    long torn = 0;
    long last = 0;
    while (writer.isAlive() || last < laps) {
      long stamp = ring.newestNanos();
      if (stamp == Long.MIN_VALUE || ring.newest(read) == Long.MIN_VALUE) continue;
      for (double x : read) torn += x == read[0] ? 0 : 1;
      if (read[0] < stamp) torn++;
      last = (long) read[0];
    }
    writer.join();
    assertThat(torn).isZero();
    assertThat(last).isEqualTo(laps);
  }

  private static StateRing filled(int capacity, int samples) {
    StateRing ring = new StateRing(1, capacity);
    for (int n = 1; n <= samples; n++) ring.publish(10L * n, new double[] {n});
    return ring;
  }
}
