package dev.sinew.policies.cloud;

import java.util.Arrays;

/// Farthest-point sampling (Qi et al. 2017, PointNet++): each next point is the one farthest from
/// those taken, the first of equals; in single precision, as
/// `pytorch3d.ops.sample_farthest_points`.
final class FarthestPoints {

  /// Squared distance of each point to the nearest one taken.
  private final float[] distance;

  private final int[] taken;

  FarthestPoints(int samples, int capacity) {
    distance = new float[capacity];
    taken = new int[samples];
  }

  /// @param points at least one; only the coordinates count
  /// @param start index of the first point taken
  /// @return indices in the order in which they were taken, valid until the next call
  int[] select(Points points, int start) {
    Arrays.fill(distance, 0, points.count, Float.POSITIVE_INFINITY);
    taken[0] = start;
    for (int k = 1; k < taken.length; k++) {
      approach(points, taken[k - 1]);
      taken[k] = farthest(points.count);
    }
    return taken;
  }

  private void approach(Points points, int to) {
    float[] x = points.channels[0];
    float[] y = points.channels[1];
    float[] z = points.channels[2];
    float x0 = x[to];
    float y0 = y[to];
    float z0 = z[to];
    for (int i = 0; i < points.count; i++) {
      float dx = x[i] - x0;
      float dy = y[i] - y0;
      float dz = z[i] - z0;
      distance[i] = Math.min(distance[i], dx * dx + dy * dy + dz * dz);
    }
  }

  /// Two passes, so that the first runs in vectors.
  private int farthest(int count) {
    float most = 0;
    for (int i = 0; i < count; i++) most = Math.max(most, distance[i]);
    for (int i = 0; i < count; i++) if (distance[i] == most) return i;
    return 0;
  }
}
