package dev.sinew.policies;

import dev.sinew.policies.bundle.BundleContents;
import dev.sinew.policies.exercise.ExerciseBundle;
import dev.sinew.policies.network.NetworkBundle;
import dev.sinew.policies.remote.OpenpiBundle;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/// The kinds of bundles: what `kind` in `policy.yaml` says, [#NETWORK] where it says nothing. Each
/// has a schema and a package of its own.
enum BundleKind {
  /// Graphs joined by named tensors.
  NETWORK(NetworkBundle::read),
  /// A fixed motion without a network.
  EXERCISE((file, servers) -> ExerciseBundle.read(local(file, servers))),
  /// A policy behind a server of openpi's protocol.
  OPENPI((file, servers) -> OpenpiBundle.read(local(file, servers)));

  private final BiFunction<ConfigSection, Map<String, ConfigSection>, BundleContents> reader;

  BundleKind(BiFunction<ConfigSection, Map<String, ConfigSection>, BundleContents> reader) {
    this.reader = reader;
  }

  private static ConfigSection local(ConfigSection file, Map<String, ConfigSection> servers) {
    for (ConfigSection server : servers.values())
      throw server.problem("", "a policy of kind " + file.text("kind") + " has no graphs");
    return file;
  }

  /// @param changes values that count instead of those of `policy.yaml`, YAML by dotted key
  /// @param servers where graphs are served that are not to run here, by the graph's name
  /// @throws dev.sinew.runtime.config.ConfigException naming the file, the key and what would be
  ///     right
  static BundleContents read(
      Path directory, Map<String, String> changes, Map<String, ConfigSection> servers) {
    ConfigSection file = ConfigSection.read(directory.resolve("policy.yaml"));
    for (var change : changes.entrySet()) file = file.with(change.getKey(), change.getValue());
    file.validate(Schema.of(BundleKind.class.getResourceAsStream("kind.schema.json")));
    BundleKind kind =
        file.has("kind") ? valueOf(file.text("kind").toUpperCase(Locale.ROOT)) : NETWORK;
    return kind.reader.apply(file, servers);
  }
}
