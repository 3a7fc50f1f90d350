package dev.sinew.app.deploy;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/// The providers of one port, by the name of their driver.
///
/// @param <P> the provider's interface
final class Drivers<P> {

  private final Map<String, P> providers = new TreeMap<>();

  /// @param driver name of a provider's driver
  Drivers(Class<P> port, Function<P, String> driver) {
    for (P provider : ServiceLoader.load(port)) providers.put(driver.apply(provider), provider);
  }

  /// By the names of their drivers.
  Map<String, P> all() {
    return Map.copyOf(providers);
  }

  /// The provider that the section's key `driver` names.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when there is none
  P of(ConfigSection section) {
    String driver = section.text("driver");
    P provider = providers.get(driver);
    if (provider == null) {
      throw section.problem(
          "driver",
          "no driver '" + driver + "'" + NearestKey.suggestion(driver, providers.keySet()));
    }
    return provider;
  }
}
