package dev.sinew.policies.cloud;

/// The workspace: what lies strictly inside is kept (DP3, metaworld_wrapper.py).
///
/// @param min x, y, z in metres
/// @param max x, y, z in metres
record Box(double[] min, double[] max) {

  static Box everything() {
    double[] far = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    return new Box(new double[] {-far[0], -far[1], -far[2]}, far);
  }

  boolean holds(double x, double y, double z) {
    return x > min[0] && x < max[0] && y > min[1] && y < max[1] && z > min[2] && z < max[2];
  }
}
