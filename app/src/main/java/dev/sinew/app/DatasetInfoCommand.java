package dev.sinew.app;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.view.WholeFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What a dataset holds.
@Command(
    name = "info",
    description = "What a dataset holds: episodes, features, tasks.",
    mixinStandardHelpOptions = true)
final class DatasetInfoCommand implements Callable<Integer> {

  private static final int TASKS_SHOWN = 10;
  private static final int NAMES_SHOWN = 60;

  @Mixin private DatasetSource source;
  @Mixin private CommonOptions common;

  DatasetInfoCommand() {}

  @Override
  public Integer call() throws IOException {
    WholeFile.mustBeWritable(common.json);
    try (Dataset dataset = source.open()) {
      DatasetSpec spec = dataset.spec();
      long rows = 0;
      Map<String, Integer> tasks = new TreeMap<>();
      for (int e = 0; e < dataset.episodes(); e++) {
        rows += dataset.rows(e);
        tasks.merge(task(dataset, e), 1, Integer::sum);
      }
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("path", source.path.toString());
      facts.put("format", source.format().name());
      facts.put("robot", spec.robotType());
      facts.put("episodes", dataset.episodes());
      facts.put("rows", rows);
      facts.put("fps", spec.fps());
      facts.put("seconds", rows / spec.fps());
      facts.putAll(dataset.facts());
      print(facts, spec, tasks);
      facts.put("features", spec.features().stream().map(DatasetInfoCommand::json).toList());
      facts.put("tasks", tasks);
      JsonFile.write(common.json, facts);
    }
    return 0;
  }

  /// That of its first row.
  private static String task(Dataset dataset, int episode) throws IOException {
    try (Rows rows = dataset.episode(episode)) {
      return rows.next().map(Row::task).orElse("");
    }
  }

  private static void print(
      Map<String, Object> facts, DatasetSpec spec, Map<String, Integer> tasks) {
    facts.forEach(
        (key, value) ->
            System.out.printf(
                "%-9s %s%n", key, value instanceof Double d ? "%.6g".formatted(d) : value));
    List<String[]> table = new ArrayList<>();
    table.add(new String[] {"feature", "type", "shape", "names"});
    for (Feature f : spec.features())
      table.add(
          new String[] {f.name(), f.dtype().name().toLowerCase(), shape(f), shortened(f.names())});
    System.out.println();
    TextTable.print(System.out, table);
    System.out.println();
    tasks.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(TASKS_SHOWN)
        .forEach(
            t ->
                System.out.printf(
                    "%6d episodes: %s%n", t.getValue(), t.getKey().isEmpty() ? "-" : t.getKey()));
    if (tasks.size() > TASKS_SHOWN)
      System.out.printf("       and %d more tasks%n", tasks.size() - TASKS_SHOWN);
  }

  private static String shape(Feature feature) {
    return feature.shape().stream().map(Object::toString).collect(Collectors.joining(" x "));
  }

  private static String shortened(List<String> names) {
    String text = String.join(", ", names);
    return text.length() <= NAMES_SHOWN ? text : text.substring(0, NAMES_SHOWN - 3) + "...";
  }

  private static Map<String, Object> json(Feature feature) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", feature.name());
    json.put("dtype", feature.dtype().name().toLowerCase());
    json.put("shape", feature.shape());
    json.put("names", feature.names());
    return json;
  }
}
