package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.parquet.Cell;
import dev.sinew.app.dataset.parquet.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads `meta/episodes` of v3.0. As for LeRobot, the files follow each other by name and the n-th
/// row is episode n.
final class EpisodeFiles {

  static final String FOLDER = "meta/episodes";

  private static final Pattern NAME = Pattern.compile("chunk-(\\d{3,8})/file-(\\d{3,8})\\.parquet");

  private EpisodeFiles() {}

  /// @param stats whether those are wanted
  static List<EpisodeRow> read(Path root, List<Stored> features, boolean stats) throws IOException {
    List<EpisodeRow> rows = new ArrayList<>();
    for (Path file : files(root)) read(file, features, stats, rows);
    return rows;
  }

  static List<Path> files(Path root) throws IOException {
    Path folder = root.resolve(FOLDER);
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.find(folder, 2, (path, a) -> isTable(folder, path))) {
      return files.sorted().toList();
    }
  }

  static Path path(Path root, FileNumber number) {
    return root.resolve(
        FOLDER + "/chunk-%03d/file-%03d.parquet".formatted(number.chunk(), number.file()));
  }

  /// @return the last file's number
  static FileNumber last(Path root) throws IOException {
    FileNumber last = FileNumber.BEFORE_FIRST;
    for (Path file : files(root)) {
      Matcher name = NAME.matcher(file.getParent().getFileName() + "/" + file.getFileName());
      if (!name.matches()) throw new DatasetException(file + ": must be chunk-N/file-N.parquet");
      FileNumber number =
          new FileNumber(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)));
      if (last.compareTo(number) < 0) last = number;
    }
    return last;
  }

  private static boolean isTable(Path folder, Path path) {
    String name = path.getFileName().toString();
    return folder.relativize(path).getNameCount() == 2
        && name.endsWith(".parquet")
        && !name.startsWith(".");
  }

  private static void read(Path file, List<Stored> features, boolean stats, List<EpisodeRow> rows)
      throws IOException {
    try (TableReader table = new TableReader(file)) {
      List<String> columns = columns(features);
      if (stats)
        for (Stored stored : features)
          columns.addAll(StatsColumns.present(stored.name(), table.columns()));
      table.select(columns);
      Optional<List<Cell>> cells;
      while ((cells = table.next()).isPresent()) {
        Map<String, Cell> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) row.put(columns.get(i), cells.get().get(i));
        rows.add(new EpisodeCells(file, rows.size(), row).episode(features));
      }
    }
  }

  private static List<String> columns(List<Stored> features) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "episode_index",
                "tasks",
                "length",
                "dataset_from_index",
                "data/chunk_index",
                "data/file_index"));
    for (Stored stored : features) {
      if (!stored.video()) continue;
      String prefix = "videos/" + stored.name() + "/";
      for (String name : List.of("chunk_index", "file_index", "from_timestamp", "to_timestamp"))
        columns.add(prefix + name);
    }
    return columns;
  }

  /// One row, by column.
  private record EpisodeCells(Path file, int at, Map<String, Cell> cells) {

    EpisodeRow episode(List<Stored> features) throws DatasetException {
      int index = whole("episode_index");
      if (index != at) throw problem("is episode " + index + ", must be " + at);
      if (!(cells.get("tasks") instanceof Cell.Texts tasks)) throw problem("tasks must be texts");
      Map<String, EpisodeRow.Clip> clips = new LinkedHashMap<>();
      Map<String, FeatureStats> stats = new LinkedHashMap<>();
      for (Stored stored : features) {
        if (stored.video()) clips.put(stored.name(), clip("videos/" + stored.name() + "/"));
        FeatureStats of = StatsColumns.read(stored, cells);
        if (of != null) stats.put(stored.name(), of);
      }
      FileNumber data = new FileNumber(whole("data/chunk_index"), whole("data/file_index"));
      int from = whole("dataset_from_index");
      return new EpisodeRow(index, tasks.values(), whole("length"), from, data, clips, stats);
    }

    private EpisodeRow.Clip clip(String prefix) throws DatasetException {
      FileNumber number =
          new FileNumber(whole(prefix + "chunk_index"), whole(prefix + "file_index"));
      double from = real(prefix + "from_timestamp");
      return new EpisodeRow.Clip(number, from, real(prefix + "to_timestamp"));
    }

    private int whole(String column) throws DatasetException {
      if (cells.get(column) instanceof Cell.Wholes whole
          && whole.size() == 1
          && whole.values()[0] >= 0
          && whole.values()[0] <= Integer.MAX_VALUE) return (int) whole.values()[0];
      throw problem(column + " must be a whole number");
    }

    private double real(String column) throws DatasetException {
      if (cells.get(column) instanceof Cell.Reals real
          && real.size() == 1
          && real.values()[0] >= 0
          && Double.isFinite(real.values()[0])) return real.values()[0];
      throw problem(column + " must be a number of seconds");
    }

    private DatasetException problem(String text) {
      return new DatasetException(file + ": row of episode " + at + ": " + text);
    }
  }
}
