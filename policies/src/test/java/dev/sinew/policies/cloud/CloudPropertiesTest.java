package dev.sinew.policies.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.DepthImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class CloudPropertiesTest {

  @Property(tries = 200, seed = "11")
  void aPointThatIsProjectedAgainIsItsPixel(
      @ForAll @IntRange(max = 3) int u,
      @ForAll @IntRange(max = 2) int v,
      @ForAll @DoubleRange(min = 0.11, max = 0.5) double z) {
    float[] metres = new float[12];
    metres[v * 4 + u] = (float) z;
    float[] out = new float[24];
    CloudProcess process = CloudProcess.read(CloudErrorsTest.section(CloudErrorsTest.VALID));
    DepthImage depth = new DepthImage.Metres(4, 3, metres);
    assertThat(process.write(List.of(depth), List.of(), out, 0)).isOne();
    assertThat(out[2]).isEqualTo((float) z);
    assertThat(out[0] / out[2] * 4 + 2.0).isEqualTo(u, within(1e-5));
    assertThat(out[1] / out[2] * 4 + 1.5).isEqualTo(v, within(1e-5));
  }

  @Property(tries = 100, seed = "12")
  void noReadingGivesNoPoint(@ForAll @IntRange(max = 3) int kind) {
    float[] nothing = {0, Float.NaN, Float.POSITIVE_INFINITY, -1};
    float[] metres = new float[12];
    Arrays.fill(metres, nothing[kind]);
    float[] out = new float[24];
    Arrays.fill(out, 9);
    CloudProcess process = CloudProcess.read(CloudErrorsTest.section(CloudErrorsTest.VALID));
    DepthImage depth = new DepthImage.Metres(4, 3, metres);
    assertThat(process.write(List.of(depth), List.of(), out, 0)).isZero();
    assertThat(out).containsOnly(0);
    assertThat(DepthLayers.linearIncreasing(0.1, 2, 3).layer(nothing[kind])).isEqualTo(-1);
  }

  @Property(tries = 100, seed = "13")
  void aSeededStartIsTheSameEveryTimeAndPointsAreTakenOnce(
      @ForAll @IntRange(min = 1, max = 200) int samples, @ForAll @IntRange(max = 99) int seed) {
    Points points = random(seed, 300);
    float[] first = new float[samples * 3];
    float[] again = new float[samples * 3];
    Sampling sampling = new Sampling(new FarthestPoints(samples, 300), samples, -1, seed, true);
    assertThat(sampling.write(points, first, 0)).isEqualTo(samples);
    sampling.write(points, again, 0);
    assertThat(again).isEqualTo(first);
    Set<List<Float>> different = new HashSet<>();
    for (int i = 0; i < first.length; i += 3)
      different.add(List.of(first[i], first[i + 1], first[i + 2]));
    assertThat(different).hasSize(samples);
  }

  /// The greedy rule itself: no point left out is farther from those taken than the last one was.
  @Property(tries = 50, seed = "14")
  void noPointLeftOutWasFartherThanTheLastTaken(
      @ForAll @IntRange(min = 2, max = 30) int samples, @ForAll @IntRange(max = 99) int seed) {
    Points points = random(seed, 120);
    int[] taken = new FarthestPoints(samples, 120).select(points, 5);
    double last = nearest(points, taken, samples - 1, taken[samples - 1]);
    for (int i = 0; i < 120; i++)
      assertThat(nearest(points, taken, samples - 1, i)).isLessThanOrEqualTo(last + 1e-6);
  }

  @Property(tries = 50, seed = "15")
  void everyPointHasAVoxelPointWithinTheCubesDiagonal(
      @ForAll @DoubleRange(min = 0.05, max = 0.7) double size,
      @ForAll @IntRange(max = 99) int seed) {
    Points points = random(seed, 200);
    Points thinned = random(seed, 200);
    new VoxelGrid(size, 3, 200).reduce(thinned);
    Set<List<Double>> cubes = new HashSet<>();
    for (int i = 0; i < 200; i++)
      cubes.add(
          List.of(
              Math.floor(points.channels[0][i] / size),
              Math.floor(points.channels[1][i] / size),
              Math.floor(points.channels[2][i] / size)));
    assertThat(thinned.count).isEqualTo(cubes.size());
    for (int i = 0; i < 200; i++) {
      double best = Double.MAX_VALUE;
      for (int k = 0; k < thinned.count; k++) best = Math.min(best, between(points, i, thinned, k));
      assertThat(Math.sqrt(best)).isLessThanOrEqualTo(size * Math.sqrt(3) + 1e-6);
    }
  }

  @Property(tries = 200, seed = "16")
  void layersAscendWithDepthAndCoverTheRange(
      @ForAll @IntRange(min = 1, max = 12) int layers,
      @ForAll @DoubleRange(min = 0.01, max = 3) double a,
      @ForAll @DoubleRange(min = 0.01, max = 3) double b) {
    DepthLayers cut = DepthLayers.linearIncreasing(0.2, 2, layers);
    assertThat(cut.count()).isEqualTo(layers);
    assertThat(cut.layer(Math.min(a, b))).isLessThanOrEqualTo(cut.layer(Math.max(a, b)));
    assertThat(cut.layer(0.2)).isZero();
    assertThat(cut.layer(2)).isEqualTo(layers - 1);
  }

  private static Points random(int seed, int count) {
    Points points = new Points(3, count);
    byte[] noise = CloudCase.noise(seed, count * 6);
    for (int i = 0; i < count; i++)
      for (int c = 0; c < 3; c++)
        points.channels[c][i] =
            ((noise[i * 6 + 2 * c] & 0xff) * 256 + (noise[i * 6 + 2 * c + 1] & 0xff)) / 32768f - 1;
    points.count = count;
    return points;
  }

  private static double nearest(Points points, int[] taken, int count, int i) {
    double best = Double.MAX_VALUE;
    for (int k = 0; k < count; k++) best = Math.min(best, between(points, i, points, taken[k]));
    return best;
  }

  private static double between(Points a, int i, Points b, int k) {
    double sum = 0;
    for (int c = 0; c < 3; c++) sum += Math.pow(a.channels[c][i] - b.channels[c][k], 2);
    return sum;
  }
}
