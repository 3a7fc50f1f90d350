package dev.sinew.runtime.stl;

/// A formula flattened into steps over numbered registers, operands before their operators.
///
/// @param loads the registers that hold signals
/// @param initial one value per register: the constants in theirs
/// @param steps the last one gives the formula's robustness
record Program(Load[] loads, double[] initial, Step[] steps) {

  /// @param signal index in the table
  record Load(int register, int signal) {}

  /// @param left register of the first operand
  /// @param right register of the second; the first again where there is none
  /// @param out register of the result
  /// @param backward runs from the last row of a trace to the first
  /// @param endMatters whether its result can change when the trace is cut
  record Step(Stage stage, int left, int right, int out, boolean backward, boolean endMatters) {}

  /// Register of the formula's robustness.
  int result() {
    return steps[steps.length - 1].out;
  }
}
