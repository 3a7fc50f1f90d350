package dev.sinew.app;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.stats.DatasetStats;
import dev.sinew.app.dataset.stats.ElementStats;
import dev.sinew.app.dataset.stats.FeatureStats;
import dev.sinew.app.dataset.stats.StatsChart;
import dev.sinew.app.view.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a dataset's numbers are like.
@Command(
    name = "stats",
    description = "Range, mean, spread and quantiles of every element of every feature.",
    mixinStandardHelpOptions = true)
final class DatasetStatsCommand implements Callable<Integer> {

  private static final double[] SHARES = {0.01, 0.1, 0.5, 0.9, 0.99};
  private static final String[] SHARE_NAMES = {"q01", "q10", "q50", "q90", "q99"};

  @Mixin private DatasetSource source;

  @Option(
      names = "--png",
      paramLabel = "FILE",
      description = "Draw lengths, spreads and courses into FILE.")
  private Path png;

  @Mixin private CommonOptions common;

  DatasetStatsCommand() {}

  @Override
  public Integer call() throws IOException {
    WholeFile.mustBeWritable(common.json);
    WholeFile.mustBeWritable(png);
    DatasetStats stats;
    try (Dataset dataset = source.open()) {
      Progress progress = new Progress(System.out, Math.max(1, dataset.episodes()));
      stats = DatasetStats.of(dataset, done -> progress.show(done, "episodes"));
      progress.done();
    }
    print(stats);
    JsonFile.write(common.json, json(stats));
    if (png != null) draw(stats);
    return 0;
  }

  private void draw(DatasetStats stats) throws IOException {
    try (WholeFile file = new WholeFile(png)) {
      try (OutputStream out = Files.newOutputStream(file.part())) {
        StatsChart.write(stats, source.path.toAbsolutePath().getFileName().toString(), out);
      }
      file.commit();
    }
  }

  private static void print(DatasetStats stats) {
    List<String[]> table = new ArrayList<>();
    table.add(
        new String[] {
          "feature", "element", "min", "q01", "q10", "q50", "q90", "q99", "max", "mean", "std", ""
        });
    for (FeatureStats feature : stats.features())
      for (int i = 0; i < feature.elements().size(); i++)
        table.add(line(feature, i, feature.elements().get(i)));
    System.out.printf("%d episodes, %d rows%n%n", stats.episodes(), stats.rows());
    TextTable.print(System.out, table);
  }

  private static String[] line(FeatureStats feature, int number, ElementStats element) {
    return new String[] {
      number == 0 ? feature.feature().name() : "",
      feature.names().get(number),
      text(element.min()),
      text(element.quantile(SHARES[0])),
      text(element.quantile(SHARES[1])),
      text(element.quantile(SHARES[2])),
      text(element.quantile(SHARES[3])),
      text(element.quantile(SHARES[4])),
      text(element.max()),
      text(element.mean()),
      text(element.std()),
      element.odd() == 0 ? "" : element.odd() + " not finite"
    };
  }

  private static String text(double value) {
    return "%.4g".formatted(value);
  }

  private Map<String, Object> json(DatasetStats stats) {
    Map<String, Object> features = new LinkedHashMap<>();
    for (FeatureStats feature : stats.features())
      if (!feature.elements().isEmpty()) features.put(feature.feature().name(), json(feature));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", source.path.toString());
    json.put("episodes", stats.episodes());
    json.put("rows", stats.rows());
    json.put("features", features);
    return json;
  }

  private static List<Map<String, Object>> json(FeatureStats feature) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (int i = 0; i < feature.elements().size(); i++) {
      ElementStats element = feature.elements().get(i);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", feature.names().get(i));
      json.put("count", element.count());
      json.put("not_finite", element.odd());
      json.put("min", element.min());
      json.put("max", element.max());
      json.put("mean", element.mean());
      json.put("std", element.std());
      for (int q = 0; q < SHARES.length; q++) json.put(SHARE_NAMES[q], element.quantile(SHARES[q]));
      list.add(json);
    }
    return list;
  }
}
