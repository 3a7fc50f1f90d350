package dev.sinew.policies.codec;

import org.joml.Matrix3d;
import org.joml.Vector3d;

/// The axes in which a step from one pose to another is written.
enum PoseFrame {
  /// The first pose's own axes: `T2 = T1 T` (UMI's "relative", GR00T's relative end-effector
  /// actions). The base frame drops out.
  TOOL {
    @Override
    Pose after(Pose first, Pose step) {
      return new Pose(
          first.rotation().transform(step.position(), new Vector3d()).add(first.position()),
          first.rotation().mul(step.rotation(), new Matrix3d()));
    }

    @Override
    Pose step(Pose first, Pose second) {
      Matrix3d back = first.rotation().transpose(new Matrix3d());
      return new Pose(
          back.transform(second.position().sub(first.position(), new Vector3d())),
          back.mul(second.rotation(), new Matrix3d()));
    }
  },
  /// The base's axes: `p2 = p1 + p`, `R2 = R R1` (operational-space controllers; UMI's "rel" and
  /// "delta").
  BASE {
    @Override
    Pose after(Pose first, Pose step) {
      return new Pose(
          first.position().add(step.position(), new Vector3d()),
          step.rotation().mul(first.rotation(), new Matrix3d()));
    }

    @Override
    Pose step(Pose first, Pose second) {
      return new Pose(
          second.position().sub(first.position(), new Vector3d()),
          second.rotation().mul(first.rotation().transpose(new Matrix3d()), new Matrix3d()));
    }
  };

  /// The pose that a step leads to.
  abstract Pose after(Pose first, Pose step);

  /// The step that leads from the first pose to the second.
  abstract Pose step(Pose first, Pose second);
}
