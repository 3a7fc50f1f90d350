package dev.sinew.policies.lerobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A graph of an export.
///
/// @param run `task`, `observation` or `step`
/// @param inputs,outputs name in the graph to name of the tensor
record ExportedGraph(
    String name,
    String file,
    String sha256,
    String run,
    Map<String, String> inputs,
    Map<String, String> outputs) {

  private static final List<String> RUNS = List.of("task", "observation", "step");

  static ExportedGraph read(Path folder, String name, JsonSection json) {
    json.only("file", "sha256", "run", "inputs", "outputs");
    String run = json.text("run");
    if (!RUNS.contains(run)) throw json.problem("run", "'" + run + "' is none of " + RUNS);
    String file = json.text("file");
    Path path = inside(folder, json, file);
    if (!Files.isRegularFile(path)) throw json.problem("file", "'" + file + "': no such file");
    String found = FileHash.of(path);
    if (!found.equals(json.text("sha256")))
      throw json.problem("sha256", file + " has " + found + "; export it again");
    return new ExportedGraph(name, file, found, run, map(json, "inputs"), map(json, "outputs"));
  }

  static Path inside(Path folder, JsonSection json, String file) {
    Path path = folder.resolve(file).normalize();
    if (!path.startsWith(folder.normalize()))
      throw json.problem("file", "'" + file + "' leaves the folder");
    return path;
  }

  private static Map<String, String> map(JsonSection json, String key) {
    JsonSection section = json.section(key);
    Map<String, String> map = new LinkedHashMap<>();
    for (String each : section.keys()) map.put(each, section.text(each));
    return map;
  }
}
