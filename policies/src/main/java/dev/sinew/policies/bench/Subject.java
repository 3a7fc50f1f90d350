package dev.sinew.policies.bench;

import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.Policy;
import java.util.Optional;

/// A policy to be measured, again and again from its files.
public interface Subject {

  /// @param loader opens every graph of the policy
  /// @throws dev.sinew.runtime.port.PolicyException in one line when it cannot be loaded
  Policy open(GraphLoader loader);

  /// One that fits; what it shows does not matter.
  Observation observation();

  /// The same policy with another number of sampler steps; empty where there are none or its
  /// sampler does not allow that many.
  Optional<Subject> withSteps(int steps);
}
