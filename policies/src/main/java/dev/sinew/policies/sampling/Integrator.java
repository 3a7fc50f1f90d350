package dev.sinew.policies.sampling;

/// How a sample is carried from one level to the next. Stateless.
interface Integrator {

  /// @param levels of the whole run; one more than steps
  /// @param length of the sample array
  Stepper start(Level[] levels, int length);

  /// Network calls of a full run.
  default int calls(Level[] levels) {
    return levels.length - 1;
  }

  /// The state of one run. A step that is repeated finds the state as before.
  interface Stepper {

    /// Calls the network by [Step#evaluate] and carries [Step#sample] from level `i` to `i + 1`.
    void step(int i, Step step);
  }
}
