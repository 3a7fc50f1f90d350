package dev.sinew.app;

import dev.sinew.policies.bench.BenchFigures;
import dev.sinew.policies.bench.GraphFigures;
import dev.sinew.policies.bench.Spread;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `sinew policy bench` says.
///
/// @param samples of the batch that was compared with a single one
record PolicyBenchReport(String policy, String engine, int samples, BenchFigures found) {

  /// A chunk may take this much more than the graph runs within it.
  private static final double MOST_OVERHEAD = 1.02;

  /// Many samples at once may take this much more than one.
  private static final double MOST_BATCH = 8;

  void print(PrintStream out) {
    out.println(policy + " on " + engine);
    out.printf(
        "load %.1f ms cold, %.1f ms again; first chunk %.1f ms; %,d B of garbage a chunk%n",
        found.coldLoadMillis(),
        found.loadMillis(),
        found.firstChunkMillis(),
        found.bytesPerChunk());
    TextTable.print(out, stages());
    for (GraphFigures graph : found.perGraph()) describe(out, graph);
    if (!Double.isNaN(found.overheadRatio()))
      out.printf(
          "chunk / its graph runs %.4f, %s%n",
          found.overheadRatio(), judged(found.overheadRatio(), MOST_OVERHEAD));
    if (!found.sweep().isEmpty()) TextTable.print(out, sweep());
  }

  private List<String[]> stages() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"us", "p50", "p99", "max"});
    rows.add(row("observation to chunk", found.chunk()));
    rows.add(row("graphs of a chunk", found.graphs()));
    rows.add(row("host", found.host()));
    for (GraphFigures graph : found.perGraph())
      rows.add(row(graph.name() + ", a call", graph.call()));
    return rows;
  }

  private void describe(PrintStream out, GraphFigures graph) {
    out.printf(
        "%s: runs on %s %s, %.1f calls a chunk%n",
        graph.name(), graph.provider(), graph.nodes(), graph.callsPerChunk());
    graph.refusals().forEach(refusal -> out.println("  not on " + refusal));
    graph
        .batchRatio()
        .ifPresent(
            ratio ->
                out.printf(
                    "  %d samples / 1 sample %.2f, %s%n",
                    samples, ratio, judged(ratio, MOST_BATCH)));
  }

  private List<String[]> sweep() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"sampler steps", "p50 us", "p99 us"});
    found
        .sweep()
        .forEach(
            (steps, chunk) ->
                rows.add(new String[] {"" + steps, text(chunk.p50()), text(chunk.p99())}));
    return rows;
  }

  private static String judged(double ratio, double most) {
    return (ratio <= most ? "within " : "ABOVE ") + most;
  }

  private static String[] row(String name, Spread spread) {
    return new String[] {name, text(spread.p50()), text(spread.p99()), text(spread.max())};
  }

  private static String text(double micros) {
    return "%.1f".formatted(micros);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("policy", policy);
    json.put("engine", engine);
    json.put("cold_load_ms", found.coldLoadMillis());
    json.put("load_ms", found.loadMillis());
    json.put("first_chunk_ms", found.firstChunkMillis());
    json.put("bytes_per_chunk", found.bytesPerChunk());
    json.put("chunk_us", json(found.chunk()));
    json.put("graphs_us", json(found.graphs()));
    json.put("host_us", json(found.host()));
    if (!Double.isNaN(found.overheadRatio())) {
      json.put("overhead_ratio", found.overheadRatio());
      json.put("overhead_ratio_limit", MOST_OVERHEAD);
    }
    json.put("graphs", found.perGraph().stream().map(this::json).toList());
    Map<String, Object> sweep = new LinkedHashMap<>();
    found.sweep().forEach((steps, chunk) -> sweep.put("" + steps, json(chunk)));
    json.put("sampler_steps_us", sweep);
    return json;
  }

  private Map<String, Object> json(GraphFigures graph) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", graph.name());
    json.put("provider", graph.provider());
    json.put("nodes", graph.nodes());
    json.put("refusals", graph.refusals());
    json.put("calls_per_chunk", graph.callsPerChunk());
    json.put("call_us", json(graph.call()));
    graph
        .batchRatio()
        .ifPresent(
            ratio ->
                json.put(
                    "batch",
                    Map.of("samples", samples, "ratio", ratio, "ratio_limit", MOST_BATCH)));
    return json;
  }

  private static Map<String, Object> json(Spread spread) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("p50", spread.p50());
    json.put("p99", spread.p99());
    json.put("max", spread.max());
    return json;
  }
}
