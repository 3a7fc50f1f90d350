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
import java.util.function.Function;

/// The kinds of bundles: what `kind` in `policy.yaml` says, [#NETWORK] where it says nothing. Each
/// has a schema and a package of its own.
enum BundleKind {
  /// Graphs joined by named tensors.
  NETWORK(NetworkBundle::read),
  /// A fixed motion without a network.
  EXERCISE(ExerciseBundle::read),
  /// A policy behind a server of openpi's protocol.
  OPENPI(OpenpiBundle::read);

  private final Function<ConfigSection, BundleContents> reader;

  BundleKind(Function<ConfigSection, BundleContents> reader) {
    this.reader = reader;
  }

  /// @param changes values that count instead of those of `policy.yaml`, YAML by dotted key
  /// @throws dev.sinew.runtime.config.ConfigException naming the file, the key and what would be
  ///     right
  static BundleContents read(Path directory, Map<String, String> changes) {
    ConfigSection file = ConfigSection.read(directory.resolve("policy.yaml"));
    for (var change : changes.entrySet()) file = file.with(change.getKey(), change.getValue());
    file.validate(Schema.of(BundleKind.class.getResourceAsStream("kind.schema.json")));
    BundleKind kind =
        file.has("kind") ? valueOf(file.text("kind").toUpperCase(Locale.ROOT)) : NETWORK;
    return kind.reader.apply(file);
  }
}
