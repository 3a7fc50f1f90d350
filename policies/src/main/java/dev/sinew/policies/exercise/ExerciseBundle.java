package dev.sinew.policies.exercise;

import dev.sinew.policies.bundle.BundleContents;
import dev.sinew.policies.bundle.Verification;
import dev.sinew.policies.onnx.GraphLoader;
import dev.sinew.policies.onnx.OnnxGraph;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A commissioning exercise: no network, nothing to load.
public record ExerciseBundle(ConfigSection file, PolicySpec spec, Exercise exercise)
    implements BundleContents {

  private static final int VERIFIED_CHUNKS = 100;

  private static final Schema SCHEMA =
      Schema.of(ExerciseBundle.class.getResourceAsStream("exercise.schema.json"));

  /// @throws dev.sinew.runtime.config.ConfigException naming the key and what would be right
  public static ExerciseBundle read(ConfigSection file) {
    file.validate(SCHEMA);
    ConfigSection observation = file.section("observation");
    ConfigSection action = file.section("action");
    int width = action.integer("width");
    ConfigSection input = observation.sections("inputs").getFirst();
    mustBe(input, "width", input.integer("width"), width);
    ConfigSection declared = file.section("exercise");
    List<ConfigSection> joints = declared.sections("joints");
    mustBe(declared, "joints", joints.size(), width);
    Exercise exercise =
        new Exercise(
            numbers(joints, "centre", 1),
            numbers(joints, "amplitude", 1),
            numbers(joints, "period-ms", 1e-3),
            declared.number("approach-ms") * 1e-3);
    return new ExerciseBundle(file, spec(file, observation, input, action, width), exercise);
  }

  private static PolicySpec spec(
      ConfigSection file,
      ConfigSection observation,
      ConfigSection input,
      ConfigSection action,
      int width) {
    int horizon = action.integer("horizon");
    int execute = action.integer("execute");
    if (execute >= horizon) {
      throw action.problem(
          "execute", execute + " rows, but a chunk of " + horizon + " must reach farther");
    }
    return new PolicySpec(
        file.text("name"),
        file.text("version"),
        List.of(new StreamSpec(input.text("stream"), width, Unit.ofSymbol(input.text("unit")))),
        List.of(),
        observation.integer("steps"),
        Math.round(observation.number("step-ms") * 1e6),
        horizon,
        execute,
        width,
        Unit.ofSymbol(action.text("unit")),
        Interpolation.valueOf(action.text("interpolation").toUpperCase(Locale.ROOT)));
  }

  private static void mustBe(ConfigSection section, String key, int found, int width) {
    if (found != width) throw section.problem(key, found + ", but action.width is " + width);
  }

  private static double[] numbers(List<ConfigSection> joints, String key, double unit) {
    return joints.stream().mapToDouble(joint -> joint.number(key) * unit).toArray();
  }

  @Override
  public Map<String, String> describe() {
    return Map.of(
        "exercise",
        "a sine on every joint, after an approach of %.1f s; no graph"
            .formatted(exercise.approachSeconds()));
  }

  @Override
  public Optional<BundleContents> withSteps(int steps) {
    return Optional.empty();
  }

  @Override
  public Policy open(GraphLoader loader) {
    return new ExercisePolicy(spec, exercise);
  }

  /// Computes the same chunks twice, through the approach and on.
  @Override
  public Verification verify() {
    long differing = 0;
    try (Policy first = open(OnnxGraph::load);
        Policy second = open(OnnxGraph::load)) {
      for (int n = 0; n < VERIFIED_CHUNKS; n++) {
        Observation observation = observation(n * spec.executeRows() * spec.stepNanos());
        differing += differing(first.infer(observation), second.infer(observation));
      }
    }
    return new RepeatReport(VERIFIED_CHUNKS, differing);
  }

  private Observation observation(long atNanos) {
    double[][] pose = {exercise.centre()};
    String stream = spec.inputs().getFirst().name();
    return new Observation(atNanos, 0, Map.of(stream, new StateWindow(pose)), Map.of(), "");
  }

  private static long differing(ActionChunk a, ActionChunk b) {
    long differing = a.startNanos() == b.startNanos() ? 0 : 1;
    for (int row = 0; row < a.rows(); row++) {
      for (int i = 0; i < a.dof(); i++) {
        long bits = Double.doubleToRawLongBits(a.value(row, i));
        if (bits != Double.doubleToRawLongBits(b.value(row, i))) differing++;
      }
    }
    return differing;
  }
}
