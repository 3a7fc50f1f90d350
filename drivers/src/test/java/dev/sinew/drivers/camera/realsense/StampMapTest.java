package dev.sinew.drivers.camera.realsense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class StampMapTest {

  private static final long MS = 1_000_000;

  /// A camera whose clock starts anywhere and is up to 80 ppm off; pictures arrive 3 to 20 ms after
  /// their stamp.
  @Property(seed = "5", tries = 50)
  void aStampIsNeverInTheFutureAndOffByLessThanTheDelays(
      @ForAll @LongRange(min = 0, max = 1L << 50) long start,
      @ForAll @IntRange(min = -80, max = 80) int ppm,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    Random random = new Random(seed);
    StampMap map = new StampMap();
    for (int i = 0; i < 20_000; i++) {
      long truth = 77_000 * MS + i * 33 * MS;
      long device = start + Math.round((truth - 77_000 * MS) * (1 + ppm * 1e-6));
      long arrival = truth + 3 * MS + (long) (random.nextDouble() * 17 * MS);
      long mapped = map.map(device, arrival);
      assertThat(mapped).isLessThanOrEqualTo(arrival);
      if (i > 300) assertThat(mapped - truth).isBetween(2 * MS, 7 * MS);
    }
  }
}
