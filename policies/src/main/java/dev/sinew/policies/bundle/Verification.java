package dev.sinew.policies.bundle;

import java.util.List;
import java.util.Map;

/// What a bundle's check of itself found on this machine.
public interface Verification {

  boolean passed();

  /// The finding in one clause whose subject is the bundle.
  String clause();

  /// The measurements, line by line, for people.
  List<String> lines();

  /// The same for programs.
  Map<String, Object> facts();
}
