package dev.sinew.app.dataset.rosbag;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which topics of a bag become which features of a dataset.
///
/// ```yaml
/// fps: 30
/// features:
///   - {name: observation.state, topic: /joint_states, field: position, joints: [j1, j2]}
///   - {name: action, topic: /command, field: data}
///   - {name: observation.images.front, topic: /camera/image_raw}
/// ```
///
/// @param fps rows a second that the topics are laid on
/// @param robotType may be empty
/// @param task of every row; may be empty
public record BagMapping(double fps, String robotType, String task, List<MappedFeature> features) {

  public BagMapping {
    features = List.copyOf(features);
  }

  /// @param file as `bag-mapping.schema.json` has it
  /// @throws dev.sinew.runtime.config.ConfigException naming file, key and value
  public static BagMapping read(Path file) {
    ConfigSection section = ConfigSection.read(file);
    section.validate(Schema.of(BagMapping.class.getResourceAsStream("bag-mapping.schema.json")));
    Set<String> names = new HashSet<>();
    for (ConfigSection feature : section.sections("features"))
      if (!names.add(feature.text("name")))
        throw feature.problem("name", feature.text("name") + ": a second feature of this name");
    return new BagMapping(
        section.number("fps"),
        text(section, "robot-type"),
        text(section, "task"),
        section.sections("features").stream().map(BagMapping::feature).toList());
  }

  private static MappedFeature feature(ConfigSection feature) {
    String field = text(feature, "field");
    if (field.isEmpty() && (feature.has("joints") || feature.has("names")))
      throw feature.problem("field", "is missing, and an image has neither joints nor names");
    if (feature.has("joints") && feature.has("names"))
      throw feature.problem("names", "joints are named already");
    if (!field.isEmpty() && !FieldPath.isPath(field))
      throw feature.problem("field", "'" + field + "' is not a path like points[0].positions");
    return new MappedFeature(
        feature.text("name"),
        feature.text("topic"),
        field,
        texts(feature, "joints"),
        texts(feature, "names"));
  }

  private static String text(ConfigSection section, String key) {
    return section.text(key, "");
  }

  private static List<String> texts(ConfigSection section, String key) {
    return section.has(key) ? section.texts(key) : List.of();
  }
}
