package dev.sinew.policies;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/// The kinds of bundles: what `kind` in `policy.yaml` says, [#DENOISER] where it says nothing. Each
/// has a schema and a class of its own.
enum BundleKind {
  /// A network that denoises chunks.
  DENOISER("policy.schema.json", DenoiserBundle::read),
  /// A fixed motion without a network.
  EXERCISE("exercise.schema.json", ExerciseBundle::read);

  private final String schema;
  private final BiFunction<Path, ConfigSection, BundleContents> reader;

  BundleKind(String schema, BiFunction<Path, ConfigSection, BundleContents> reader) {
    this.schema = schema;
    this.reader = reader;
  }

  /// @param changes values that count instead of those of `policy.yaml`, YAML by dotted key
  /// @throws dev.sinew.runtime.config.ConfigException naming the file, the key and what would be
  ///     right
  static BundleContents read(Path directory, Map<String, String> changes) {
    ConfigSection file = ConfigSection.read(directory.resolve("policy.yaml"));
    for (var change : changes.entrySet()) file = file.with(change.getKey(), change.getValue());
    file.validate(schema("kind.schema.json"));
    BundleKind kind =
        file.has("kind") ? valueOf(file.text("kind").toUpperCase(Locale.ROOT)) : DENOISER;
    return kind.reader.apply(directory, file.validate(schema(kind.schema)));
  }

  private static Schema schema(String name) {
    return Schema.of(BundleKind.class.getResourceAsStream(name));
  }
}
