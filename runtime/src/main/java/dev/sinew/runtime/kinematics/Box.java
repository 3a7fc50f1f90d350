package dev.sinew.runtime.kinematics;

/// A box along the axes of the base frame, metres. Immutable.
public record Box(double minX, double minY, double minZ, double maxX, double maxY, double maxZ) {

  /// @throws IllegalArgumentException when a side is not a number or not above its opposite
  public Box {
    if (!(minX < maxX && minY < maxY && minZ < maxZ)) {
      throw new IllegalArgumentException(
          "box from (%s, %s, %s) to (%s, %s, %s): each maximum must be above its minimum"
              .formatted(minX, minY, minZ, maxX, maxY, maxZ));
    }
  }

  /// @param axis 0 to 2
  double min(int axis) {
    return axis == 0 ? minX : axis == 1 ? minY : minZ;
  }

  double max(int axis) {
    return axis == 0 ? maxX : axis == 1 ? maxY : maxZ;
  }
}
