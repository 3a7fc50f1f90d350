package dev.sinew.policies.lerobot;

import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The robot's names for LeRobot's features, and what else only the robot's side knows. Whatever is
/// needed and was not said is asked for by the name of its option.
final class Naming {

  private static final String DEGREE = "deg";

  private final Checkpoint checkpoint;
  private final ImportOptions options;

  /// @throws ConfigException when a camera was named that the checkpoint has not, or one name was
  ///     given twice
  Naming(Checkpoint checkpoint, ImportOptions options) {
    this.checkpoint = checkpoint;
    this.options = options;
    mustKnowCameras();
  }

  String stream(Feature feature) {
    if (feature.type() == FeatureType.STATE) return options.stateStream();
    return said(options.environmentStream(), feature, "stream", "--environment-stream");
  }

  /// The unit in the bundle: a robot's angles are in radians.
  String unit(Feature feature) {
    String symbol = saidUnit(feature);
    String option = feature.type() == FeatureType.ENV ? "--environment-unit" : "--unit";
    try {
      return symbol.equals(DEGREE) ? Unit.RADIAN.symbol() : Unit.ofSymbol(symbol).symbol();
    } catch (IllegalArgumentException e) {
      throw checkpoint.config().problem(path(feature), option + ": " + e.getMessage() + ", deg");
    }
  }

  /// The bundle's unit in the checkpoint's.
  double scale(Feature feature) {
    return saidUnit(feature).equals(DEGREE) ? Math.PI / 180 : 1;
  }

  private String saidUnit(Feature feature) {
    return feature.type() == FeatureType.ENV
        ? said(options.environmentUnit(), feature, "unit", "--environment-unit")
        : said(options.unit(), feature, "unit", "--unit");
  }

  /// The last part of the name under which the image is observed, unless another was said.
  String camera(Feature feature) {
    String origin = checkpoint.preprocessor().originOf(feature);
    String said = options.cameras().getOrDefault(feature.name(), options.cameras().get(origin));
    return said != null ? said : origin.substring(origin.lastIndexOf('.') + 1);
  }

  String name() {
    return options
        .name()
        .orElseGet(
            () -> {
              String id = checkpoint.config().text("repo_id", "");
              String given =
                  id.isEmpty()
                      ? checkpoint.folder().toAbsolutePath().normalize().getFileName().toString()
                      : id;
              return given.substring(given.lastIndexOf('/') + 1);
            });
  }

  double stepMs() {
    if (options.stepMs().isPresent()) return options.stepMs().getAsDouble();
    Optional<JsonSection> env =
        checkpoint.trainConfig().filter(t -> t.has("env")).map(t -> t.section("env"));
    if (env.isPresent() && env.get().has("fps")) return 1000.0 / env.get().count("fps");
    throw new ConfigException(
        checkpoint.folder().resolve("train_config.json"),
        "env.fps",
        "is not there, so nothing says how far apart the rows are; say it with --fps or --step-ms");
  }

  private String said(Optional<String> value, Feature feature, String what, String option) {
    return value.orElseThrow(
        () ->
            checkpoint
                .config()
                .problem(
                    path(feature),
                    "the checkpoint does not say its " + what + "; say it with " + option));
  }

  private static String path(Feature feature) {
    String side = feature.type() == FeatureType.ACTION ? "output_features." : "input_features.";
    return side + feature.name();
  }

  private void mustKnowCameras() {
    List<Feature> cameras = checkpoint.features().cameras();
    Set<String> known = new HashSet<>();
    for (Feature each : cameras) {
      known.add(each.name());
      known.add(checkpoint.preprocessor().originOf(each));
    }
    for (String each : options.cameras().keySet())
      if (!known.contains(each))
        throw checkpoint
            .config()
            .problem("input_features", "--camera " + each + ": no such image; known: " + known);
    if (cameras.stream().map(this::camera).distinct().count() < cameras.size())
      throw checkpoint
          .config()
          .problem(
              "input_features", "two images are the same camera; tell them apart with --camera");
  }
}
