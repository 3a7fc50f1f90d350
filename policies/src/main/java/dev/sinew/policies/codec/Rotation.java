package dev.sinew.policies.codec;

import java.util.Arrays;
import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Quaterniond;
import org.joml.Vector3d;

/// How numbers stand for a rotation. Angles are radians.
///
/// Numbers that are not finite, and numbers without a direction (a zero quaternion, two parallel
/// axes), give a matrix of NaN.
enum Rotation {
  /// The first two rows of the matrix, row after row (Zhou et al. 2019 as PyTorch3D, Diffusion
  /// Policy, UMI and GR00T write it). Gram-Schmidt makes them rows again.
  SIX_D_ROWS("6d-rows", 6) {
    @Override
    Matrix3d matrix(double[] in, int from) {
      return GramSchmidt.columns(vector(in, from), vector(in, from + 3)).transpose();
    }

    @Override
    void write(Matrix3dc r, double[] out, int to) {
      put(r.getRow(0, new Vector3d()), out, to);
      put(r.getRow(1, new Vector3d()), out, to + 3);
    }
  },
  /// The first two columns of the matrix, column after column (Zhou et al. 2019 as the paper and
  /// X-VLA write it).
  SIX_D_COLUMNS("6d-columns", 6) {
    @Override
    Matrix3d matrix(double[] in, int from) {
      return GramSchmidt.columns(vector(in, from), vector(in, from + 3));
    }

    @Override
    void write(Matrix3dc r, double[] out, int to) {
      put(r.getColumn(0, new Vector3d()), out, to);
      put(r.getColumn(1, new Vector3d()), out, to + 3);
    }
  },
  /// The matrix, row after row. What a network writes is seldom quite orthonormal: as [#SIX_D_ROWS]
  /// of its first two rows.
  MATRIX("matrix", 9) {
    @Override
    Matrix3d matrix(double[] in, int from) {
      return SIX_D_ROWS.matrix(in, from);
    }

    @Override
    void write(Matrix3dc r, double[] out, int to) {
      for (int row = 0; row < 3; row++) put(r.getRow(row, new Vector3d()), out, to + 3 * row);
    }
  },
  /// x, y, z, w (ROS, SciPy); of any length but 0, and written as a unit with w at or above 0.
  QUATERNION_XYZW("quaternion-xyzw", 4) {
    @Override
    Matrix3d matrix(double[] in, int from) {
      return UnitQuaternion.matrix(in[from], in[from + 1], in[from + 2], in[from + 3]);
    }

    @Override
    void write(Matrix3dc r, double[] out, int to) {
      Quaterniond q = UnitQuaternion.of(r);
      put(new Vector3d(q.x, q.y, q.z), out, to);
      out[to + 3] = q.w;
    }
  },
  /// w, x, y, z (MuJoCo, PyTorch3D); otherwise as [#QUATERNION_XYZW].
  QUATERNION_WXYZ("quaternion-wxyz", 4) {
    @Override
    Matrix3d matrix(double[] in, int from) {
      return UnitQuaternion.matrix(in[from + 1], in[from + 2], in[from + 3], in[from]);
    }

    @Override
    void write(Matrix3dc r, double[] out, int to) {
      Quaterniond q = UnitQuaternion.of(r);
      out[to] = q.w;
      put(new Vector3d(q.x, q.y, q.z), out, to + 1);
    }
  },
  /// Axis times angle (UR, UMI, OpenCV); written with an angle of at most pi.
  ROTATION_VECTOR("rotation-vector", 3) {
    @Override
    Matrix3d matrix(double[] in, int from) {
      Vector3d v = vector(in, from);
      double angle = v.length();
      // sin(a / 2) / a, whose limit at 0 is 1/2.
      double scale = angle < 1e-9 ? 0.5 : Math.sin(angle / 2) / angle;
      return UnitQuaternion.matrix(v.x * scale, v.y * scale, v.z * scale, Math.cos(angle / 2));
    }

    @Override
    void write(Matrix3dc r, double[] out, int to) {
      Quaterniond q = UnitQuaternion.of(r);
      Vector3d v = new Vector3d(q.x, q.y, q.z);
      double sine = v.length();
      put(v.mul(sine < 1e-9 ? 2 : 2 * Math.atan2(sine, q.w) / sine), out, to);
    }
  },
  /// Roll about x, pitch about y, yaw about z, all of the fixed frame, in this order: `R = Rz(yaw)
  /// Ry(pitch) Rx(roll)` (URDF, ROS; SciPy's "xyz").
  ROLL_PITCH_YAW("roll-pitch-yaw", 3) {
    @Override
    Matrix3d matrix(double[] in, int from) {
      return new Matrix3d().rotationZYX(in[from + 2], in[from + 1], in[from]);
    }

    @Override
    void write(Matrix3dc r, double[] out, int to) {
      put(RollPitchYaw.of(r), out, to);
    }
  },
  /// About x, then the turned y, then the turned z: `R = Rx(a) Ry(b) Rz(c)` (SciPy's and
  /// PyTorch3D's "XYZ", MuJoCo).
  EULER_XYZ("euler-xyz-intrinsic", 3) {
    @Override
    Matrix3d matrix(double[] in, int from) {
      return new Matrix3d().rotationXYZ(in[from], in[from + 1], in[from + 2]);
    }

    @Override
    void write(Matrix3dc r, double[] out, int to) {
      // The inverse is Rz(-c) Ry(-b) Rx(-a).
      put(RollPitchYaw.of(r.transpose(new Matrix3d())).negate(), out, to);
    }
  };

  private final String key;
  private final int width;

  Rotation(String key, int width) {
    this.key = key;
    this.width = width;
  }

  /// @param key as manifests write it, one that the schema knows
  static Rotation of(String key) {
    return Arrays.stream(values()).filter(r -> r.key.equals(key)).findFirst().orElseThrow();
  }

  /// Numbers.
  int width() {
    return width;
  }

  Matrix3d read(double[] in, int from) {
    for (int i = 0; i < width; i++) {
      if (!Double.isFinite(in[from + i])) return nan();
    }
    return matrix(in, from);
  }

  /// @param in finite numbers
  abstract Matrix3d matrix(double[] in, int from);

  abstract void write(Matrix3dc r, double[] out, int to);

  private static Vector3d vector(double[] in, int from) {
    return new Vector3d(in[from], in[from + 1], in[from + 2]);
  }

  private static void put(Vector3d v, double[] out, int to) {
    out[to] = v.x;
    out[to + 1] = v.y;
    out[to + 2] = v.z;
  }

  private static Matrix3d nan() {
    Vector3d column = new Vector3d(Double.NaN);
    return new Matrix3d(column, column, column);
  }
}
