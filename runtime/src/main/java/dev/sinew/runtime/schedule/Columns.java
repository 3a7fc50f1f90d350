package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ChunkBuffer;
import java.util.List;
import java.util.stream.IntStream;

/// Which values of a row are numbers on a line, and which are the four of a unit quaternion. All
/// arithmetic on rows goes through here, so that rotations are never treated componentwise. One
/// thread; no allocation.
final class Columns {

  /// A network's quaternion is never exactly one of unit length; one that is farther off is none.
  private static final double SHORTEST = 0.5;

  private static final double LONGEST = 2;

  private final int dof;
  private final int[] plain;
  private final int[][] groups;
  private final double[] a = new double[4];
  private final double[] b = new double[4];

  /// @param rotations groups of four columns, in the order w, x, y, z; no column twice
  Columns(int dof, List<List<Integer>> rotations) {
    this.dof = dof;
    groups =
        rotations.stream()
            .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    List<Integer> rotating = rotations.stream().flatMap(List::stream).toList();
    plain = IntStream.range(0, dof).filter(i -> !rotating.contains(i)).toArray();
  }

  int dof() {
    return dof;
  }

  int[] plain() {
    return plain;
  }

  int[][] groups() {
    return groups;
  }

  /// `out = from + fraction * (to - from)`; rotations along the shorter way round.
  void between(double[] from, int fromAt, double[] to, int toAt, double fraction, double[] out) {
    for (int i : plain) out[i] = from[fromAt + i] + fraction * (to[toAt + i] - from[fromAt + i]);
    for (int[] group : groups) {
      load(to, toAt, group, a);
      load(from, fromAt, group, b);
      Rotation.relative(a, b, a);
      turn(fraction, group, out);
    }
  }

  /// `out = to - from`; of rotations the rotation vector (0, x, y, z) that leads from one to the
  /// other in the base frame.
  void offset(double[] to, int toAt, double[] from, int fromAt, double[] out) {
    for (int i : plain) out[i] = to[toAt + i] - from[fromAt + i];
    for (int[] group : groups) {
      load(to, toAt, group, a);
      load(from, fromAt, group, b);
      Rotation.relative(a, b, a);
      Rotation.log(a);
      store(a, group, out);
    }
  }

  /// `values += scale * offset`.
  void shift(double[] values, double[] offset, double scale) {
    for (int i : plain) values[i] += offset[i] * scale;
    for (int[] group : groups) {
      load(offset, 0, group, a);
      load(values, 0, group, b);
      Rotation.exp(a, scale);
      Rotation.product(a, b, b);
      store(b, group, values);
    }
  }

  /// Of the two quaternions of each rotation, the one nearer to that in `like`.
  void align(double[] values, double[] like) {
    for (int[] group : groups) {
      load(values, 0, group, a);
      load(like, 0, group, b);
      if (Rotation.dot(a, b) < 0) for (int column : group) values[column] = -values[column];
    }
  }

  /// Brings every rotation of a chunk to unit length.
  ///
  /// @return false when one is none
  boolean normalize(ChunkBuffer chunk) {
    for (int row = 0; row < chunk.rows(); row++)
      for (int[] group : groups) {
        load(chunk.values(), row * dof, group, a);
        double length = Math.sqrt(Rotation.dot(a, a));
        if (!(length >= SHORTEST && length <= LONGEST)) return false;
        for (int column : group) chunk.set(row, column, chunk.value(row, column) / length);
      }
    return true;
  }

  /// Makes the rotations of a pose that is no chunk's unit quaternions; what is none becomes the
  /// identity.
  void normalize(double[] pose) {
    for (int[] group : groups) {
      load(pose, 0, group, a);
      double length = Math.sqrt(Rotation.dot(a, a));
      boolean none = !(length >= SHORTEST && length <= LONGEST);
      for (int k = 0; k < 4; k++) a[k] = none ? (k == 0 ? 1 : 0) : a[k] / length;
      store(a, group, pose);
    }
  }

  /// `out = (a to the power of fraction) * b`.
  private void turn(double fraction, int[] group, double[] out) {
    Rotation.log(a);
    Rotation.exp(a, fraction);
    Rotation.product(a, b, b);
    store(b, group, out);
  }

  private static void load(double[] values, int at, int[] group, double[] out) {
    for (int k = 0; k < 4; k++) out[k] = values[at + group[k]];
  }

  private static void store(double[] q, int[] group, double[] out) {
    for (int k = 0; k < 4; k++) out[group[k]] = q[k];
  }
}
