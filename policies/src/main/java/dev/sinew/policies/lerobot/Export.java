package dev.sinew.policies.lerobot;

import dev.sinew.runtime.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What `models/export/export.py` wrote: graphs, and `export.json` that says how they hang
/// together.
///
/// @param folder of `export.json`
record Export(
    Path folder, JsonSection json, List<ExportedGraph> graphs, List<ExportedTensor> tensors) {

  /// Tensors that the host makes or reads, by their names alone.
  private static final Set<String> RESERVED =
      Set.of("sample", "time", "prediction", "action", "seed-noise");

  static Export read(Path folder) {
    Path file = folder.resolve("export.json");
    if (!Files.isRegularFile(file))
      throw new ConfigException(file, "", "no such file; models/export/export.py writes it");
    JsonSection json = JsonSection.read(file);
    json.only(
        "format",
        "family",
        "lerobot",
        "torch",
        "diffusers",
        "transformers",
        "opset",
        "graphs",
        "tensors",
        "head",
        "rows",
        "golden",
        "notes");
    if (json.count("format") != 1)
      throw json.problem("format", json.count("format") + " is not known; 1");
    JsonSection graphs = json.section("graphs");
    JsonSection tensors = json.section("tensors");
    Export export =
        new Export(
            folder,
            json,
            graphs.keys().stream()
                .map(name -> ExportedGraph.read(folder, name, graphs.section(name)))
                .toList(),
            tensors.keys().stream()
                .map(name -> ExportedTensor.read(name, tensors.section(name)))
                .toList());
    export.mustHangTogether();
    return export;
  }

  /// Where the golden vectors lie.
  Path golden() {
    Path file = ExportedGraph.inside(folder, json, json.text("golden"));
    if (!Files.isRegularFile(file))
      throw json.problem("golden", "'" + json.text("golden") + "': no such file");
    return file;
  }

  Map<String, ExportedTensor> sources() {
    Map<String, ExportedTensor> found = new LinkedHashMap<>();
    for (ExportedTensor each : tensors)
      each.source()
          .ifPresent(
              s -> {
                if (found.put(s, each) != null)
                  throw each.at().problem("source", "'" + s + "' is the source of two tensors");
              });
    return found;
  }

  private void mustHangTogether() {
    if (graphs.isEmpty()) throw json.problem("graphs", "names no graph");
    Set<String> known = new LinkedHashSet<>(RESERVED);
    for (ExportedTensor each : tensors) known.add(each.name());
    Set<String> there = new LinkedHashSet<>(RESERVED);
    for (ExportedTensor each : tensors) if (each.source().isPresent()) there.add(each.name());
    for (ExportedGraph graph : graphs) {
      for (String tensor : graph.inputs().values())
        if (!there.contains(tensor))
          throw json.problem(
              "graphs." + graph.name() + ".inputs",
              "'" + tensor + "' has no source and no graph before this one makes it");
      for (String tensor : graph.outputs().values())
        if (!known.contains(tensor))
          throw json.problem(
              "graphs." + graph.name() + ".outputs", "'" + tensor + "' is not among the tensors");
      there.addAll(graph.outputs().values());
    }
    mustBeUsed(there);
  }

  private void mustBeUsed(Set<String> there) {
    List<String> left = new ArrayList<>();
    for (ExportedTensor each : tensors) {
      boolean used = graphs.stream().anyMatch(g -> g.inputs().containsValue(each.name()));
      if (!there.contains(each.name()) || each.source().isPresent() && !used) left.add(each.name());
    }
    if (!left.isEmpty())
      throw json.problem("tensors." + left.getFirst(), "no graph takes or makes it");
  }
}
