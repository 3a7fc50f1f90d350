package dev.sinew.app.replay;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Recorded episodes as training frameworks see them: a row per policy step while the arm followed
/// commands. `observation.state` is the measured pose, `action` the command that was sent,
/// `observation.NAME` a stream's newest sample, `observation.images.NAME` a camera's newest frame,
/// all as they were at the row's instant. Where an operator could take the arm, who commanded it
/// then ([SourceLabels]) and how the episode ended ([EndLabels]).
final class RecordedDataset implements Dataset {

  private final List<Path> files;
  private final OpenOptions options;
  private final DatasetSpec spec;

  RecordedDataset(List<Path> files, OpenOptions options) throws IOException {
    this.files = List.copyOf(files);
    this.options = options;
    spec = spec(files.getFirst());
    for (Path file : files)
      if (!spec(file).equals(spec))
        throw new DatasetException(
            "%s: has other joints, streams or cameras than %s".formatted(file, files.getFirst()));
  }

  private DatasetSpec spec(Path file) throws IOException {
    try (EpisodeLog log = new EpisodeLog(file)) {
      double fps = options.fpsOr(rate(number(log, "policy-step-nanos")));
      List<String> joints = log.names("joints");
      List<Feature> features = new ArrayList<>();
      features.add(Feature.vector("observation.state", Dtype.FLOAT32, joints));
      for (String stream : words(log.word("streams"))) {
        String[] parts = parts(file, stream, 3);
        features.add(
            new Feature(
                "observation." + parts[0].replace('-', '_'),
                Dtype.FLOAT32,
                List.of(whole(file, parts[1])),
                List.of()));
      }
      for (String camera : words(log.word("cameras"))) {
        String[] parts = parts(file, camera, 2);
        String[] size = parts[1].split("x");
        if (log.count(dev.sinew.app.record.EpisodeFormat.CAMERA + parts[0]) > 0)
          features.add(
              Feature.image(
                  "observation.images." + parts[0], whole(file, size[1]), whole(file, size[0])));
      }
      features.add(Feature.vector("action", Dtype.FLOAT32, joints));
      if (log.hasOperator()) {
        features.addAll(SourceLabels.features(joints));
        features.addAll(EndLabels.features());
      }
      return new DatasetSpec(fps, log.word("robot"), features);
    }
  }

  static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.split(" "));
  }

  private static String[] parts(Path file, String word, int count) throws IOException {
    String[] parts = word.split(":");
    if (parts.length < count) throw new DatasetException(file + ": '" + word + "' in its metadata");
    return parts;
  }

  private static int whole(Path file, String text) throws IOException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new DatasetException(file + ": '" + text + "' in its metadata is no number", e);
    }
  }

  /// Steps are whole nanoseconds: 30 rows a second are written down as 33 333 333 ns.
  private static double rate(double stepNanos) {
    double whole = Math.rint(1e9 / stepNanos);
    return Math.round(1e9 / whole) == stepNanos ? whole : 1e9 / stepNanos;
  }

  private static double number(EpisodeLog log, String key) throws IOException {
    return whole(log.file(), log.word(key));
  }

  @Override
  public DatasetSpec spec() {
    return spec;
  }

  @Override
  public int episodes() {
    return files.size();
  }

  @Override
  public Rows episode(int index) throws IOException {
    EpisodeLog log = new EpisodeLog(files.get(index));
    try {
      String prompt = log.word("prompt");
      return new RecordedRows(log, spec, prompt.isEmpty() ? options.task() : prompt);
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /// Which calibrations the arms had, and in how many episodes where they are several.
  @Override
  public Map<String, String> facts() throws IOException {
    Map<String, Integer> episodes = new LinkedHashMap<>();
    for (Path file : files)
      try (EpisodeLog log = new EpisodeLog(file)) {
        episodes.merge(RecordedFacts.calibrations(log), 1, Integer::sum);
      }
    if (episodes.keySet().equals(Set.of(""))) return Map.of();
    if (episodes.size() == 1) return Map.of("calibration", episodes.keySet().iterator().next());
    String each =
        episodes.entrySet().stream()
            .map(e -> (e.getKey().isEmpty() ? "unknown" : e.getKey()) + ": " + e.getValue())
            .collect(Collectors.joining("; "));
    return Map.of("calibration", each + " episodes");
  }

  @Override
  public void close() {}
}
