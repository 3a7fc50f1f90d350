package dev.sinew.policies.lerobot;

import dev.sinew.policies.lerobot.ImageGeometry.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Brings a checkpoint and its export together: every tensor is given a maker, and every shape that
/// both speak of must be the same.
final class DataFlow {

  private static final String TOKENS = "observation.language.tokens";
  private static final String SEED_NOISE = "seed-noise";
  private static final String MASK = "observation.language.attention_mask";

  private final Checkpoint checkpoint;
  private final Export export;

  private DataFlow(Checkpoint checkpoint, Export export) {
    this.checkpoint = checkpoint;
    this.export = export;
  }

  /// @throws dev.sinew.runtime.config.ConfigException in one line where the two do not fit
  static List<TensorPlan> of(Checkpoint checkpoint, Export export) {
    DataFlow flow = new DataFlow(checkpoint, export);
    flow.mustBeOfThisCheckpoint();
    flow.mustUseEverything();
    return export.tensors().stream().map(flow::plan).toList();
  }

  private void mustBeOfThisCheckpoint() {
    String family = export.json().text("family");
    if (!family.equals(checkpoint.family().word()))
      throw export
          .json()
          .problem("family", "'" + family + "', but config.json is " + checkpoint.family().word());
    JsonSection head = export.json().section("head");
    Behaviour behaviour = checkpoint.behaviour();
    long[] shape = head.integers("shape");
    if (shape.length != 2 || shape[0] != behaviour.horizon() || shape[1] != behaviour.rowWidth())
      throw head.problem(
          "shape",
          Arrays.toString(shape)
              + " must be [%d, %d], as config.json has it"
                  .formatted(behaviour.horizon(), behaviour.rowWidth()));
    mustSample(head, behaviour.head());
    mustBeginThere(behaviour);
  }

  private void mustBeginThere(Behaviour behaviour) {
    if (!export.json().has("rows")) return;
    JsonSection rows = export.json().section("rows");
    if (rows.number("first") != -behaviour.firstRow())
      throw rows.problem(
          "first", rows.number("first") + ", but config.json makes it " + -behaviour.firstRow());
  }

  private static void mustSample(JsonSection head, Head expected) {
    String kind = expected instanceof Head.Direct ? "direct" : "sampler";
    if (!head.text("kind").equals(kind))
      throw head.problem("kind", "'" + head.text("kind") + "' must be " + kind);
    switch (expected) {
      case Head.Direct _ -> {}
      case Head.Diffusion diffusion -> SamplerFacts.check(head.section("sampler"), diffusion);
      case Head.Flow flow -> SamplerFacts.check(head.section("sampler"), flow);
    }
  }

  /// Every input that the checkpoint names must reach the network, or it would run blind.
  private void mustUseEverything() {
    Map<String, ExportedTensor> sources = export.sources();
    List<String> needed = new ArrayList<>();
    for (Feature each : checkpoint.features().inputs())
      if (!inPrompt(each)) needed.add(each.name());
    if (checkpoint.preprocessor().prompt().isPresent()) needed.addAll(List.of(TOKENS, MASK));
    for (String each : needed)
      if (!sources.containsKey(each))
        throw export
            .json()
            .problem("tensors", "none has the source " + each + ", which config.json names");
    for (String each : sources.keySet())
      if (!Set.copyOf(needed).contains(each))
        throw sources
            .get(each)
            .at()
            .problem(
                "source", "'" + each + "' is not an input in config.json; those are " + needed);
  }

  private boolean inPrompt(Feature feature) {
    return feature.type() == FeatureType.STATE
        && checkpoint
            .preprocessor()
            .prompt()
            .filter(p -> p.format().equals(Prompt.PI05))
            .isPresent();
  }

  private TensorPlan plan(ExportedTensor tensor) {
    if (tensor.name().equals(SEED_NOISE)) return noise(tensor);
    if (tensor.source().isEmpty())
      return new TensorPlan.Made(tensor.name(), tensor.shape(), tensor.type());
    String source = tensor.source().get();
    if (source.equals(TOKENS)) return new TensorPlan.Tokens(tensor.name(), tokens(tensor));
    if (source.equals(MASK)) return new TensorPlan.TokenMask(tensor.name(), tokens(tensor));
    Feature feature =
        checkpoint.features().inputs().stream()
            .filter(f -> f.name().equals(source))
            .findFirst()
            .orElseThrow();
    return feature.type() == FeatureType.VISUAL ? image(tensor, feature) : values(tensor, feature);
  }

  private TensorPlan noise(ExportedTensor tensor) {
    JsonSection noise = export.json().section("head").section("noise");
    String distribution = noise.text("distribution");
    if (!distribution.equals("exponential"))
      throw noise.problem("distribution", "'" + distribution + "' is not known; exponential");
    tensor.mustBe("head.noise.shape", noise.integers("shape"));
    return new TensorPlan.Noise(tensor.name(), tensor.shape(), distribution);
  }

  private long[] tokens(ExportedTensor tensor) {
    int length = checkpoint.preprocessor().prompt().orElseThrow().maxLength();
    tensor.mustBe("the tokenizer's max_length", new long[] {1, length});
    return tensor.shape();
  }

  private TensorPlan values(ExportedTensor tensor, Feature feature) {
    int steps = checkpoint.behaviour().steps();
    long padded =
        feature.type() == FeatureType.STATE ? checkpoint.behaviour().stateWidth() : feature.width();
    List<long[]> allowed = new ArrayList<>();
    for (long width : new long[] {feature.width(), padded}) {
      allowed.add(new long[] {1, steps, width});
      if (steps == 1) allowed.add(new long[] {1, width});
    }
    tensor.mustBe("batch, steps, values of " + feature.name(), allowed.toArray(new long[0][]));
    return new TensorPlan.Values(tensor.name(), tensor.shape(), feature);
  }

  /// An image that has the feature's own size is prepared by the graph; one that has the network's
  /// size is prepared by the host.
  private TensorPlan image(ExportedTensor tensor, Feature camera) {
    ImageGeometry geometry = checkpoint.behaviour().images();
    Size own = new Size(camera.height(), camera.columns());
    Size network = geometry.result(own);
    List<long[]> allowed = new ArrayList<>();
    for (Size size : List.of(own, network)) {
      allowed.add(new long[] {1, checkpoint.behaviour().steps(), 3, size.height(), size.width()});
      if (checkpoint.behaviour().steps() == 1)
        allowed.add(new long[] {1, 3, size.height(), size.width()});
    }
    int which = tensor.mustBe("batch, steps, " + camera.name(), allowed.toArray(new long[0][]));
    boolean byGraph = which < allowed.size() / 2;
    return new TensorPlan.Image(
        tensor.name(), tensor.shape(), camera, byGraph ? ImageGeometry.NONE : geometry);
  }
}
