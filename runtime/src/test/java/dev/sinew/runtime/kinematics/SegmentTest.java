package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class SegmentTest {

  /// Two segments, each perhaps a point, perhaps parallel, perhaps nearly so.
  @Property(seed = "301", tries = 5000)
  void theDistanceIsTheLeastThatASearchFinds(@ForAll long seed) {
    double[] ends = segments(new Random(seed));
    assertThat(computed(ends, 0, 6)).isEqualTo(distance(ends), within(1e-7));
    assertThat(computed(ends, 6, 0)).isEqualTo(distance(ends), within(1e-7));
  }

  @Property(seed = "302")
  void noTwoPointsAreNearerThanTheDistance(@ForAll long seed) {
    Random random = new Random(seed);
    double[] ends = segments(random);
    double distance = computed(ends, 0, 6);
    for (int i = 0; i < 100; i++) {
      double apart = on(ends, 0, random.nextDouble()).distance(on(ends, 6, random.nextDouble()));
      assertThat(apart).isGreaterThanOrEqualTo(distance - 1e-7);
    }
  }

  @Test
  void crossingSegmentsTouch() {
    assertThat(computed(new double[] {-1, 0, 0, 1, 0, 0, 0, -1, 0, 0, 1, 0}, 0, 6)).isZero();
  }

  @Test
  void parallelSegmentsKeepTheirDistanceWhetherTheyOverlapOrNot() {
    assertThat(computed(new double[] {0, 0, 0, 2, 0, 0, 3, 1, 0, 1, 1, 0}, 0, 6)).isEqualTo(1);
    assertThat(computed(new double[] {0, 0, 0, 1, 0, 0, 4, 4, 0, 6, 4, 0}, 0, 6)).isEqualTo(5);
  }

  @Test
  void aSegmentMayBeAPoint() {
    assertThat(computed(new double[] {0, 0, 0, 0, 0, 0, 3, 4, 0, 3, 4, 0}, 0, 6)).isEqualTo(5);
    assertThat(computed(new double[] {0, 2, 0, 0, 2, 0, -1, 0, 0, 1, 0, 0}, 0, 6)).isEqualTo(2);
  }

  @Test
  void anEndThatIsNoNumberGivesNoNumber() {
    for (int i = 0; i < 12; i++) {
      double[] ends = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1};
      ends[i] = Double.NaN;
      assertThat(computed(ends, 0, 6)).isNaN();
    }
  }

  /// The distance to the other segment is convex along the first: thirds are dropped until the
  /// place is found.
  static double distance(double[] ends) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 100; i++) {
      double third = (high - low) / 3;
      if (toSegment(on(ends, 0, low + third), ends, 6)
          < toSegment(on(ends, 0, high - third), ends, 6)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return toSegment(on(ends, 0, (low + high) / 2), ends, 6);
  }

  private static double computed(double[] ends, int i, int j) {
    return at(ends, i).distance(at(ends, j));
  }

  static Segment at(double[] ends, int i) {
    return new Segment(on(ends, i, 0), on(ends, i, 1));
  }

  static Vector3d on(double[] ends, int i, double t) {
    Vector3d a = new Vector3d(ends[i], ends[i + 1], ends[i + 2]);
    return a.lerp(new Vector3d(ends[i + 3], ends[i + 4], ends[i + 5]), t);
  }

  private static double toSegment(Vector3d p, double[] ends, int i) {
    Vector3d a = on(ends, i, 0);
    Vector3d along = on(ends, i, 1).sub(a);
    double t = along.dot(new Vector3d(p).sub(a)) / Math.max(along.lengthSquared(), 1e-300);
    return p.distance(on(ends, i, Math.clamp(t, 0, 1)));
  }

  private static double[] segments(Random random) {
    Vector3d a = Arms.vector(random, 1);
    Vector3d b = random.nextInt(5) == 0 ? a : Arms.vector(random, 1);
    Vector3d c = Arms.vector(random, 1);
    Vector3d along = new Vector3d(b).sub(a).mul(random.nextDouble(-2, 2));
    Vector3d d =
        switch (random.nextInt(5)) {
          case 0 -> c;
          case 1 -> along.add(c);
          case 2 -> along.add(c).add(Arms.vector(random, 1e-8));
          default -> Arms.vector(random, 1);
        };
    return new double[] {a.x, a.y, a.z, b.x, b.y, b.z, c.x, c.y, c.z, d.x, d.y, d.z};
  }
}
