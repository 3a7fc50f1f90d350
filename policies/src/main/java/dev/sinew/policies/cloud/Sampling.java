package dev.sinew.policies.cloud;

import dev.sinew.runtime.config.ConfigSection;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The last step of a cloud: as many points as the network takes.
///
/// @param start index of the point that is taken first, or -1
/// @param seed chooses the first point where `start` is -1, afresh for each cloud
/// @param repeat whether missing points repeat those there are, from the first on; else they are
///     zeros, as DP3 pads (gym_util/mjpc_wrapper.py)
record Sampling(FarthestPoints farthest, int samples, int start, long seed, boolean repeat) {

  static Sampling read(ConfigSection s, Points points) {
    int samples = s.integer("points");
    if (s.has("start") == s.has("seed"))
      throw s.problem("start", "either start or seed says where to begin");
    return new Sampling(
        new FarthestPoints(samples, points.capacity()),
        samples,
        s.integer("start", -1),
        s.integer("seed", 0),
        s.text("fill").equals("repeat"));
  }

  /// @return how many different points were written
  int write(Points points, float[] out, int offset) {
    int width = points.channels.length;
    if (points.count > samples) {
      int[] taken = farthest.select(points, first(points.count));
      for (int k = 0; k < samples; k++) copy(points, taken[k], out, offset + k * width);
      return samples;
    }
    boolean filled = repeat && points.count > 0;
    int rows = filled ? samples : points.count;
    for (int k = 0; k < rows; k++) copy(points, k % points.count, out, offset + k * width);
    Arrays.fill(out, offset + rows * width, offset + samples * width, 0);
    return points.count;
  }

  private int first(int count) {
    return start >= 0 ? Math.min(start, count - 1) : new SplittableRandom(seed).nextInt(count);
  }

  private static void copy(Points points, int from, float[] out, int to) {
    for (int c = 0; c < points.channels.length; c++) out[to + c] = points.channels[c][from];
  }
}
