package dev.sinew.policies.cloud;

import java.util.Arrays;

/// One point per cube of space: the mean of those in it, in the order in which the cubes are first
/// met. The cubes stand on the frame's origin, so that they do not move with the scene; within 2^20
/// cubes of it.
final class VoxelGrid {

  private static final int MASK = (1 << 21) - 1;

  private final double sizeM;

  /// Open addressing: place of a cube among those met, or -1.
  private final int[] slots;

  private final long[] keys;
  private final int[] members;
  private final double[][] sums;

  /// @param sizeM edge of a cube, metres
  VoxelGrid(double sizeM, int channels, int capacity) {
    this.sizeM = sizeM;
    slots = new int[Integer.highestOneBit(Math.max(capacity, 1)) * 4];
    keys = new long[capacity];
    members = new int[capacity];
    sums = new double[channels][capacity];
  }

  void reduce(Points points) {
    Arrays.fill(slots, -1);
    int cubes = 0;
    for (int i = 0; i < points.count; i++) {
      int cube = cube(key(points, i), cubes);
      if (cube == cubes) open(cubes++);
      members[cube]++;
      for (int c = 0; c < sums.length; c++) sums[c][cube] += points.channels[c][i];
    }
    for (int c = 0; c < sums.length; c++)
      for (int k = 0; k < cubes; k++) points.channels[c][k] = (float) (sums[c][k] / members[k]);
    points.count = cubes;
  }

  private void open(int cube) {
    members[cube] = 0;
    for (double[] sum : sums) sum[cube] = 0;
  }

  /// @return its place, `next` where it was not met before
  private int cube(long key, int next) {
    long hash = key * 0x9e3779b97f4a7c15L;
    int at = (int) (hash >>> 32) & slots.length - 1;
    while (slots[at] >= 0) {
      if (keys[slots[at]] == key) return slots[at];
      at = at + 1 & slots.length - 1;
    }
    slots[at] = next;
    keys[next] = key;
    return next;
  }

  private long key(Points points, int i) {
    return index(points.channels[0][i]) << 42
        | index(points.channels[1][i]) << 21
        | index(points.channels[2][i]);
  }

  private long index(float coordinate) {
    return (long) Math.floor(coordinate / sizeM) & MASK;
  }
}
