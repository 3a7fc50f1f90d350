package dev.sinew.policies.process;

/// Carries the values of one vector to network units and back, value by value. Immutable.
///
/// A value that is not finite stays so in both directions: it is never repaired.
public interface Normalizer {

  /// Values of the vector.
  int width();

  /// @param i place in the vector
  /// @param value in the robot's unit
  float normalize(int i, double value);

  /// @param i place in the vector
  /// @param value in network units
  double denormalize(int i, float value);
}
