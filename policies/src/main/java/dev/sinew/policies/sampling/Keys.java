package dev.sinew.policies.sampling;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.util.Locale;

/// A section whose keys may be left out.
record Keys(ConfigSection section) {

  boolean has(String key) {
    return section.has(key);
  }

  int integer(String key, int otherwise) {
    return section.integer(key, otherwise);
  }

  double number(String key, double otherwise) {
    return section.number(key, otherwise);
  }

  boolean flag(String key, boolean otherwise) {
    return section.flag(key, otherwise);
  }

  String text(String key, String otherwise) {
    return section.text(key, otherwise);
  }

  /// A constant by its name in lower case; `-` is read as `_`.
  <E extends Enum<E>> E constant(String key, E otherwise) {
    if (!section.has(key)) return otherwise;
    String name = section.text(key).toUpperCase(Locale.ROOT).replace('-', '_');
    return Enum.valueOf(otherwise.getDeclaringClass(), name);
  }

  ConfigException problem(String key, String problem) {
    return section.problem(key, problem);
  }
}
