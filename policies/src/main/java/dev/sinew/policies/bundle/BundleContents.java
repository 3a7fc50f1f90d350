package dev.sinew.policies.bundle;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import java.util.Map;

/// What a bundle of one kind holds, its manifest read and checked; nothing is loaded yet.
public interface BundleContents {

  /// `policy.yaml`.
  ConfigSection file();

  PolicySpec spec();

  /// What is particular to the kind, as words.
  Map<String, String> describe();

  /// @throws dev.sinew.runtime.port.PolicyException in one line when it cannot be loaded
  Policy open();

  /// @throws dev.sinew.runtime.port.PolicyException in one line when it cannot be loaded
  Verification verify();
}
