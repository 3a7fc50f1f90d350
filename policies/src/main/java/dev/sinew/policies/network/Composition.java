package dev.sinew.policies.network;

import dev.sinew.policies.sampling.ComposedDenoiser;
import dev.sinew.policies.sampling.Denoiser;
import dev.sinew.policies.sampling.Sampler;
import dev.sinew.policies.sampling.SplitDenoiser;
import java.util.List;

/// How several step graphs that all answer `prediction` become one answer: a weighted sum (Cao et
/// al. 2025, GPC; Ho and Salimans 2022, classifier-free guidance), or one graph until the last
/// steps and another from there on (Ren et al. 2024, DPPO).
final class Composition {

  private Composition() {}

  /// @param answering the graphs that answer `prediction`
  /// @throws dev.sinew.runtime.config.ConfigException naming the graph and the key
  static void check(List<GraphDeclaration> answering) {
    if (answering.size() < 2) {
      for (GraphDeclaration graph : answering) mustBeAlone(graph);
      return;
    }
    long late = answering.stream().filter(graph -> graph.section().has("last-steps")).count();
    if (late == 0) {
      for (GraphDeclaration graph : answering)
        if (!graph.section().has("weight"))
          throw graph
              .section()
              .problem(
                  "weight",
                  "is missing: "
                      + answering.size()
                      + " graphs make 'prediction', so each needs a weight");
      return;
    }
    GraphDeclaration last = answering.getLast();
    if (answering.size() != 2 || late != 1 || !last.section().has("last-steps"))
      throw last.section()
          .problem("last-steps", "two graphs share the steps, and the second says which it takes");
    for (GraphDeclaration graph : answering)
      if (graph.section().has("weight"))
        throw graph.section().problem("weight", "has no meaning beside last-steps");
  }

  private static void mustBeAlone(GraphDeclaration graph) {
    for (String key : List.of("weight", "last-steps"))
      if (graph.section().has(key))
        throw graph.section().problem(key, "no other graph makes 'prediction'; take the key out");
  }

  /// @param answering as checked
  /// @param calls a network call by each of them
  static Denoiser of(List<GraphDeclaration> answering, List<Denoiser> calls, Sampler sampler) {
    if (calls.size() == 1) return calls.getFirst();
    if (answering.getLast().section().has("last-steps")) {
      int steps = answering.getLast().section().integer("last-steps");
      return SplitDenoiser.lastSteps(
          sampler, Math.min(steps, sampler.steps()), calls.getFirst(), calls.getLast());
    }
    double[] weights =
        answering.stream().mapToDouble(graph -> graph.section().number("weight")).toArray();
    return ComposedDenoiser.weighted(calls, weights);
  }
}
