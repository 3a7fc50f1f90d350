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

  /// What a sampler and the graphs pass to each other.
  static final Set<String> BY_SAMPLER = Set.of(SAMPLE, TIME, PREDICTION, COTANGENT, GRADIENT);

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
      List<GraphDeclaration> graphs,
      Head head) {
    Flow flow = new Flow(file);
    sources.forEach(
        (name, source) -> flow.made.put(name, source.perTask() ? Rate.TASK : Rate.OBSERVATION));
    memory.keySet().forEach(name -> flow.made.put(name, Rate.OBSERVATION));
    if (head instanceof Head.Denoising) {
      flow.made.put(SAMPLE, Rate.STEP);
      flow.made.put(TIME, Rate.STEP);
      flow.made.put(COTANGENT, Rate.GRADIENT);
      flow.used.add(TIME); // a graph with a single step does not see it
      flow.used.add(COTANGENT); // few policies have a gradient
      flow.used.add(GRADIENT);
    }
    for (GraphDeclaration graph : graphs) flow.graph(graph);
    flow.used.add(flow.needed(file.section("head"), "kind", head.wants()));
    memory.forEach(
        (name, next) ->
            flow.used.add(flow.needed(file.section("memory").section(name), "next", next)));
    for (String name : flow.made.keySet()) {
      if (!flow.used.contains(name))
        throw file.problem("tensors", "nothing uses '" + name + "'; take it out or wire it");
    }
  }

  private void graph(GraphDeclaration graph) {
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
              if (made.containsKey(tensor)) {
                throw graph
                    .section()
                    .problem(
                        "outputs." + output, "'" + tensor + "' is made by something else already");
              }
              if (tensor.equals(GRADIENT) && graph.rate() != Rate.GRADIENT)
                throw graph
                    .section()
                    .problem("run", "a graph that makes '" + GRADIENT + "' has run: gradient");
              made.put(tensor, graph.rate());
            });
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
      case STEP -> "denoising step";
      case GRADIENT -> "guided denoising step";
    };
  }
}
