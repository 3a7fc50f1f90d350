package dev.sinew.policies;

import dev.sinew.policies.process.MinMaxNormalizer;
import dev.sinew.policies.sampling.Sampler;
import dev.sinew.policies.sampling.SamplerSection;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.PolicySpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// `policy.yaml` of a denoiser, checked for what its schema cannot say.
///
/// @param inputs in the order in which the network sees them within one step
/// @param firstRow step of chunk row 0 relative to the observation
record Manifest(
    ConfigSection file,
    PolicySpec spec,
    List<Input> inputs,
    int firstRow,
    MinMaxNormalizer action,
    Graph denoiser,
    Sampler sampler,
    Golden golden) {

  record Input(StreamSpec stream, MinMaxNormalizer normalizer) {}

  record Graph(Path file, String sha256) {}

  /// @param tolerance largest difference, in network units
  record Golden(Path file, double tolerance) {}

  /// @param file checked against its schema
  /// @throws dev.sinew.runtime.config.ConfigException naming the file, the key and what would be
  ///     right
  static Manifest read(Path directory, ConfigSection file) {
    ConfigSection observation = file.section("observation");
    ConfigSection action = file.section("action");
    List<Input> inputs = observation.sections("inputs").stream().map(Manifest::input).toList();
    int firstRow = action.integer("first-row");
    int horizon = action.integer("horizon");
    int execute = action.integer("execute");
    if (firstRow > 0)
      throw action.problem(
          "first-row", firstRow + " leaves a gap after the observation; 0 or less");
    if (execute > horizon + firstRow) {
      throw action.problem(
          "execute",
          execute
              + " rows, but a chunk reaches only "
              + (horizon + firstRow)
              + " past its observation");
    }
    int width = action.integer("width");
    PolicySpec spec =
        new PolicySpec(
            file.text("name"),
            file.text("version"),
            inputs.stream().map(Input::stream).toList(),
            List.of(),
            observation.integer("steps"),
            Math.round(observation.number("step-ms") * 1e6),
            horizon,
            execute,
            width,
            Unit.ofSymbol(action.text("unit")),
            Interpolation.valueOf(action.text("interpolation").toUpperCase(Locale.ROOT)));
    ConfigSection graph = file.section("graphs").section("denoiser");
    ConfigSection golden = file.section("golden");
    return new Manifest(
        file,
        spec,
        inputs,
        firstRow,
        normalizer(action.section("normalizer"), width),
        new Graph(directory.resolve(graph.text("file")), graph.text("sha256")),
        SamplerSection.read(file.section("sampler")),
        new Golden(inside(directory, golden, "file"), golden.number("tolerance")));
  }

  /// Values in one step of the observation.
  int stepWidth() {
    return inputs.stream().mapToInt(i -> i.stream().width()).sum();
  }

  private static Input input(ConfigSection section) {
    int width = section.integer("width");
    return new Input(
        new StreamSpec(section.text("stream"), width, Unit.ofSymbol(section.text("unit"))),
        normalizer(section.section("normalizer"), width));
  }

  private static MinMaxNormalizer normalizer(ConfigSection section, int width) {
    double[] min = section.numbers("min");
    double[] max = section.numbers("max");
    if (min.length != width)
      throw section.problem("min", min.length + " values for a width of " + width);
    if (max.length != width)
      throw section.problem("max", max.length + " values for a width of " + width);
    try {
      return new MinMaxNormalizer(min, max);
    } catch (IllegalArgumentException e) {
      throw section.problem("min", e.getMessage());
    }
  }

  private static Path inside(Path directory, ConfigSection section, String key) {
    Path path = directory.resolve(section.text(key)).normalize();
    if (!path.startsWith(directory.normalize()))
      throw section.problem(key, section.text(key) + " leaves the bundle");
    return path;
  }
}
