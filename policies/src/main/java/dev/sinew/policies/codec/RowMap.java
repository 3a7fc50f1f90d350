package dev.sinew.policies.codec;

/// What happens to a block of values of one row, whatever the observation and the other rows.
/// Immutable.
interface RowMap {

  /// Values of the block on the network's side.
  int networkWidth();

  /// Values of the block on the robot's side.
  int commandWidth();

  default boolean invertible() {
    return true;
  }

  /// Writes [#commandWidth] values to `out` from place `to` on.
  void decode(double[] in, int from, double[] out, int to);

  /// Writes [#networkWidth] values to `out` from place `to` on. Not called unless [#invertible].
  void encode(double[] in, int from, double[] out, int to);
}
