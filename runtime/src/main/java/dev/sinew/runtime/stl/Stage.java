package dev.sinew.runtime.stl;

/// One operator, fed tick after tick. Future operators are the past ones fed backwards.
///
/// A NaN that an operator looks at makes its result NaN. No allocation after construction.
interface Stage {

  /// @param left value or margin of the first operand at this tick
  /// @param right of the second operand; of no meaning to an operator that has one
  double next(double left, double right);

  /// Forgets every tick; constant time.
  void reset();
}
