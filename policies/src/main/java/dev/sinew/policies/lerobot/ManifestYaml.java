package dev.sinew.policies.lerobot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Words `policy.yaml`.
final class ManifestYaml {

  /// What models/export holds its own graphs to.
  private static final double TOLERANCE = 1e-4;

  private final Checkpoint checkpoint;
  private final Export export;
  private final ImportOptions options;
  private final Naming naming;
  private final Optional<Tokenizer> tokenizer;

  ManifestYaml(
      Checkpoint checkpoint,
      Export export,
      ImportOptions options,
      Naming naming,
      Optional<Tokenizer> tokenizer) {
    this.checkpoint = checkpoint;
    this.export = export;
    this.options = options;
    this.naming = naming;
    this.tokenizer = tokenizer;
  }

  /// @param plans from [DataFlow]
  String text(List<TensorPlan> plans) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("kind", "network");
    yaml.put("name", naming.name());
    yaml.put("version", "1");
    yaml.put("observation", observation());
    yaml.put("tensors", new TensorsYaml(checkpoint.preprocessor(), naming).of(plans));
    yaml.put("graphs", graphs());
    yaml.put("head", head());
    SamplerYaml.of(checkpoint.behaviour().head()).ifPresent(s -> yaml.put("sampler", s));
    yaml.put("action", action());
    checkpoint.behaviour().ensemble().ifPresent(m -> yaml.put("scheduler", ensemble(m)));
    yaml.put("golden", golden());
    yaml.put("provenance", new ProvenanceYaml(checkpoint, export).map());
    return "# Written by 'sinew policy import'. Format: docs/policy-bundle.md.\n"
        + YamlText.of(yaml);
  }

  private Map<String, Object> observation() {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("steps", checkpoint.behaviour().steps());
    yaml.put("step-ms", naming.stepMs());
    List<Map<String, Object>> inputs = new ArrayList<>();
    checkpoint.features().state().ifPresent(f -> inputs.add(input(f)));
    checkpoint.features().environment().ifPresent(f -> inputs.add(input(f)));
    yaml.put("inputs", inputs);
    List<Map<String, Object>> cameras = new ArrayList<>();
    for (Feature each : checkpoint.features().cameras()) cameras.add(camera(each));
    if (!cameras.isEmpty()) yaml.put("cameras", cameras);
    checkpoint
        .preprocessor()
        .prompt()
        .ifPresent(p -> yaml.put("prompt", PromptYaml.of(p, tokenizer.orElseThrow().padToken())));
    return yaml;
  }

  private Map<String, Object> input(Feature feature) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("stream", naming.stream(feature));
    yaml.put("width", feature.width());
    yaml.put("unit", naming.unit(feature));
    yaml.put(
        "normalizer",
        NormalizerYaml.of(
            checkpoint.preprocessor().normalizations().get(feature.name()), naming.scale(feature)));
    return yaml;
  }

  private Map<String, Object> camera(Feature feature) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("camera", naming.camera(feature));
    yaml.put("width", feature.columns());
    yaml.put("height", feature.height());
    return yaml;
  }

  private Map<String, Object> graphs() {
    Map<String, Object> yaml = new LinkedHashMap<>();
    for (ExportedGraph graph : export.graphs()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("file", graph.file());
      one.put("sha256", graph.sha256());
      one.put("run", graph.run());
      one.put("inputs", graph.inputs());
      one.put("outputs", graph.outputs());
      yaml.put(graph.name(), one);
    }
    return yaml;
  }

  private Map<String, Object> head() {
    Behaviour behaviour = checkpoint.behaviour();
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("kind", behaviour.head() instanceof Head.Direct ? "direct" : "sampler");
    yaml.put("shape", List.of(behaviour.horizon(), behaviour.rowWidth()));
    return yaml;
  }

  private Map<String, Object> action() {
    Behaviour behaviour = checkpoint.behaviour();
    Feature action = checkpoint.features().action();
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("width", action.width());
    yaml.put("unit", naming.unit(action));
    yaml.put("horizon", behaviour.horizon());
    yaml.put("first-row", behaviour.firstRow());
    yaml.put("execute", behaviour.execute());
    yaml.put("interpolation", options.interpolation().name().toLowerCase(Locale.ROOT));
    yaml.put(
        "codec",
        CodecYaml.of(
            behaviour.rowWidth(),
            action.width(),
            NormalizerYaml.of(checkpoint.action(), naming.scale(action)),
            checkpoint.preprocessor().relative(),
            options.stateStream()));
    return yaml;
  }

  /// `ACTTemporalEnsembler` in `modeling_act.py`: prediction i weighs exp(-m i), number 0 is the
  /// oldest.
  private static Map<String, Object> ensemble(double coefficient) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("kind", "ensemble");
    yaml.put("weights", "act-oldest");
    yaml.put("decay", coefficient);
    return yaml;
  }

  private Map<String, Object> golden() {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("file", GoldenVectors.FILE);
    yaml.put("tolerance", TOLERANCE);
    return yaml;
  }
}
