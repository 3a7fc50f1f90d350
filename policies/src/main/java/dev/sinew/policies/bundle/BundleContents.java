package dev.sinew.policies.bundle;

import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import java.util.Map;
import java.util.Optional;

/// What a bundle of one kind holds, its manifest read and checked; nothing is loaded yet.
public interface BundleContents {

  /// `policy.yaml`.
  ConfigSection file();

  PolicySpec spec();

  /// What is particular to the kind, as words.
  Map<String, String> describe();

  /// @throws dev.sinew.runtime.port.PolicyException in one line when it cannot be loaded
  ///
  /// @param loader opens its graphs
  Policy open(GraphLoader loader);

  /// The same with another number of sampler steps; empty where there are none or not that many.
  Optional<BundleContents> withSteps(int steps);

  /// @throws dev.sinew.runtime.port.PolicyException in one line when it cannot be loaded
  Verification verify();
}
