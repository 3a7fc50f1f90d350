package dev.sinew.runtime.kinematics;

import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/// A limit of the workspace, in the base frame, for some capsules. Immutable.
public sealed interface Boundary {

  /// For people.
  String name();

  /// What is held by it; at least one.
  List<Capsule> capsules();

  /// The capsules stay inside a box.
  record KeepIn(String name, Box box, List<Capsule> capsules) implements Boundary {

    /// @throws IllegalArgumentException when there is no capsule
    public KeepIn {
      capsules = someOf(name, capsules);
    }
  }

  /// The capsules stay outside a box.
  record KeepOut(String name, Box box, List<Capsule> capsules) implements Boundary {

    /// @throws IllegalArgumentException when there is no capsule
    public KeepOut {
      capsules = someOf(name, capsules);
    }
  }

  /// The capsules stay where `normal . p >= offset`.
  ///
  /// @param normal towards the allowed side, of any length but zero; kept at length one
  /// @param offset distance of the plane from the base frame's origin along the normal, m
  record HalfSpace(String name, Vector3dc normal, double offset, List<Capsule> capsules)
      implements Boundary {

    /// @throws IllegalArgumentException when there is no capsule or the plane is not one
    public HalfSpace {
      capsules = someOf(name, capsules);
      double length = normal.length();
      if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "boundary '" + name + "': its normal is zero or not finite");
      }
      if (!Double.isFinite(offset)) {
        throw new IllegalArgumentException("boundary '" + name + "': its offset is not finite");
      }
      normal = new Vector3d(normal).div(length);
    }
  }

  private static List<Capsule> someOf(String name, List<Capsule> capsules) {
    if (capsules.isEmpty()) {
      throw new IllegalArgumentException("boundary '" + name + "' holds no capsule");
    }
    return List.copyOf(capsules);
  }
}
