package dev.sinew.policies.codec;

import org.joml.Matrix3d;
import org.joml.Vector3d;

/// Where a tool is: the transform from its own frame to a base frame. Not written to once made.
record Pose(Vector3d position, Matrix3d rotation) {

  /// Three numbers of position, then the rotation's.
  static Pose read(double[] in, int from, Rotation representation) {
    return new Pose(
        new Vector3d(in[from], in[from + 1], in[from + 2]), representation.read(in, from + 3));
  }

  void write(double[] out, int to, Rotation representation) {
    out[to] = position.x;
    out[to + 1] = position.y;
    out[to + 2] = position.z;
    representation.write(rotation, out, to + 3);
  }
}
