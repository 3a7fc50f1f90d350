package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class BoxDistanceTest {

  private static final Box UNIT = new Box(-1, -1, -1, 1, 1, 1);

  @Property(seed = "401", tries = 5000)
  void theDistanceIsTheLeastThatASearchFinds(@ForAll long seed) {
    Random random = new Random(seed);
    Vector3d min = Arms.vector(random, 0.5);
    Vector3d max = new Vector3d(min).add(Arms.vector(random, 0.5).absolute().add(0.01, 0.01, 0.01));
    Box box = new Box(min.x, min.y, min.z, max.x, max.y, max.z);
    double[] ends = segment(random);
    double found = search(box, ends);
    double computed = new BoxDistance(box).signed(SegmentTest.at(ends, 0));
    assertThat(computed).isEqualTo(found, within(1e-9));
  }

  @Test
  void aSegmentBesideAFaceAnEdgeOrACornerIsAsFarAsThese() {
    assertThat(signed(2, 0, 0, 2, 0.5, 0.5)).isEqualTo(1);
    assertThat(signed(4, 5, -3, 4, 5, 3)).isEqualTo(5);
    assertThat(signed(2, 3, 3, 9, 9, 9)).isEqualTo(3);
  }

  @Test
  void aSegmentThroughTheBoxIsAsDeepAsItsDeepestPoint() {
    assertThat(signed(-5, 0.75, 0, 5, 0.75, 0)).isEqualTo(-0.25);
    assertThat(signed(-5, -5, -5, 5, 5, 5)).isEqualTo(-1, within(1e-12));
    assertThat(signed(0.5, 0, 0, 0.5, 0, 0)).isEqualTo(-0.5);
  }

  @Test
  void aSideMayBeOpen() {
    double open = Double.POSITIVE_INFINITY;
    BoxDistance floor = new BoxDistance(new Box(-open, -open, -open, open, open, 0));
    assertThat(floor.signed(SegmentTest.at(new double[] {7, 8, 2, 9, 9, 3}, 0))).isEqualTo(2);
    assertThat(floor.signed(SegmentTest.at(new double[] {7, 8, -2, 9, 9, 3}, 0))).isEqualTo(-2);
  }

  @Test
  void anEndThatIsNoNumberGivesNoNumber() {
    for (int i = 0; i < 6; i++) {
      double[] ends = {2, 2, 2, 3, 3, 3};
      ends[i] = Double.NaN;
      assertThat(new BoxDistance(UNIT).signed(SegmentTest.at(ends, 0))).isNaN();
    }
  }

  private static double signed(double... ends) {
    return new BoxDistance(UNIT).signed(SegmentTest.at(ends, 0));
  }

  /// The signed distance from a convex body is convex along the segment.
  private static double search(Box box, double[] ends) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 100; i++) {
      double third = (high - low) / 3;
      double left = signed(box, SegmentTest.on(ends, 0, low + third));
      if (left < signed(box, SegmentTest.on(ends, 0, high - third))) high -= third;
      else low += third;
    }
    return signed(box, SegmentTest.on(ends, 0, (low + high) / 2));
  }

  static double signed(Box box, Vector3d p) {
    double x = Math.max(box.minX() - p.x, p.x - box.maxX());
    double y = Math.max(box.minY() - p.y, p.y - box.maxY());
    double z = Math.max(box.minZ() - p.z, p.z - box.maxZ());
    double deepest = Math.max(x, Math.max(y, z));
    if (deepest <= 0) return deepest;
    return new Vector3d(Math.max(x, 0), Math.max(y, 0), Math.max(z, 0)).length();
  }

  private static double[] segment(Random random) {
    Vector3d a = Arms.vector(random, 1);
    Vector3d b = random.nextInt(5) == 0 ? new Vector3d(a) : Arms.vector(random, 1);
    if (random.nextInt(4) == 0) b.setComponent(random.nextInt(3), a.get(random.nextInt(3)));
    if (random.nextInt(4) == 0) b.y = a.y;
    return new double[] {a.x, a.y, a.z, b.x, b.y, b.z};
  }
}
