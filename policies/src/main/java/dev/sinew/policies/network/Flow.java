package dev.sinew.policies.network;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who makes which tensor, checked before anything is loaded: made before it is used, by one maker,
/// at a rate that fits, and used by somebody.
final class Flow {

  static final String SAMPLE = "sample";
  static final String TIME = "time";
  static final String PREDICTION = "prediction";
  static final String ACTION = "action";
  static final String COTANGENT = "cotangent";
  static final String GRADIENT = "gradient";
  static final String SCORE = "score";
  static final String TOKEN = "token";
  static final String POSITION = "position";
  static final String LOGITS = "logits";
  static final String CODES = "codes";
  static final String SCALE = "scale";

  private final ConfigSection file;
  private final Map<String, Rate> made = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  private Flow(ConfigSection file) {
    this.file = file;
  }

  /// @throws ConfigException naming the graph and the tensor
  static void check(
      ConfigSection file,
      Map<String, Source> sources,
      Map<String, String> memory,
      Map<String, CacheDeclaration> caches,
      List<GraphDeclaration> graphs,
      Head head) {
    Flow flow = new Flow(file);
    sources.forEach(
        (name, source) -> flow.made.put(name, source.perTask() ? Rate.TASK : Rate.OBSERVATION));
    memory.keySet().forEach(name -> flow.made.put(name, Rate.OBSERVATION));
    for (String name : head.gives()) flow.made.put(name, Rate.STEP);
    // Graphs that do not look at the time, position or scale tell steps apart by themselves.
    head.gives().stream().skip(1).forEach(flow.used::add);
    for (CacheDeclaration cache : caches.values())
      if (!cache.filled()) flow.made.put(cache.name(), Rate.STEP);
    flow.used.add(GRADIENT);
    Composition.check(graphs.stream().filter(GraphDeclaration::answers).toList());
    for (GraphDeclaration graph : graphs) flow.graph(graph, head);
    for (String name : head.wants()) flow.used.add(flow.needed(file.section("head"), "kind", name));
    if (head instanceof Head.Denoising denoising && denoising.samples() > 1)
      flow.used.add(flow.needed(file.section("head"), "samples", SCORE));
    if (head instanceof Head.Tokens tokens && tokens.opening() instanceof Opening.First first)
      flow.used.add(flow.needed(file.section("head"), "first", first.logits()));
    for (CacheDeclaration cache : caches.values())
      flow.cached(file.section("cache").section(cache.name()), cache);
    memory.forEach(
        (name, next) ->
            flow.used.add(flow.needed(file.section("memory").section(name), "next", next)));
    for (String name : flow.made.keySet()) {
      if (!flow.used.contains(name))
        throw file.problem("tensors", "nothing uses '" + name + "'; take it out or wire it");
    }
  }

  private void cached(ConfigSection section, CacheDeclaration cache) {
    if (made.get(needed(section, "next", cache.next())) != Rate.STEP)
      throw section.problem("next", "'" + cache.next() + "' is not made once per step");
    used.add(cache.next());
  }

  private void graph(GraphDeclaration graph, Head head) {
    if (graph.rate() == Rate.DECODE && !head.decodes())
      throw graph.section().problem("run", "'decode', but this head leaves nothing to decode");
    boolean denoising = head instanceof Head.Denoising;
    if (!denoising && (graph.rate() == Rate.GRADIENT || graph.rate() == Rate.SCORE))
      throw graph
          .section()
          .problem("run", "'" + graph.section().text("run") + "', but this head has no sampler");
    if (graph.rate() == Rate.GRADIENT) made.putIfAbsent(COTANGENT, Rate.GRADIENT);
    graph
        .inputs()
        .forEach(
            (input, tensor) -> {
              String key = "inputs." + input;
              Rate rate = made.get(needed(graph.section(), key, tensor));
              if (rate.compareTo(graph.rate()) > 0) {
                throw graph
                    .section()
                    .problem(
                        key,
                        "'"
                            + tensor
                            + "' changes once per "
                            + word(rate)
                            + ", but the graph runs once per "
                            + word(graph.rate()));
              }
              used.add(tensor);
            });
    graph
        .outputs()
        .forEach(
            (output, tensor) -> {
              boolean shared = graph.answers() && tensor.equals(PREDICTION);
              if (made.containsKey(tensor) && !shared) {
                throw graph
                    .section()
                    .problem(
                        "outputs." + output, "'" + tensor + "' is made by something else already");
              }
              if (tensor.equals(GRADIENT)) mustRun(graph, Rate.GRADIENT, tensor);
              if (tensor.equals(SCORE)) mustRun(graph, Rate.SCORE, tensor);
              made.put(tensor, graph.rate());
            });
  }

  private static void mustRun(GraphDeclaration graph, Rate rate, String tensor) {
    if (graph.rate() != rate)
      throw graph
          .section()
          .problem("run", "a graph that makes '" + tensor + "' has run: " + tensor);
  }

  private String needed(ConfigSection section, String key, String tensor) {
    if (!made.containsKey(tensor)) {
      throw section.problem(
          key,
          "nothing before makes '" + tensor + "'" + NearestKey.suggestion(tensor, made.keySet()));
    }
    return tensor;
  }

  private static String word(Rate rate) {
    return switch (rate) {
      case TASK -> "prompt";
      case OBSERVATION -> "observation";
      case STEP -> "step";
      case GRADIENT -> "guided step";
      case SCORE -> "finished sample";
      case DECODE -> "chunk";
    };
  }
}
