package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Value;
import dev.sinew.app.dataset.parquet.Cell;
import dev.sinew.app.dataset.parquet.TableWriter;
import dev.sinew.app.dataset.video.VideoWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The episode at hand: its files under hidden names, its statistics.
final class Draft implements AutoCloseable {

  private final Ledger ledger;
  private final Disk disk;
  private final List<Stored> features;
  private final Tallies tallies;
  private final Map<String, Integer> tasks = new LinkedHashMap<>();
  private final List<String> newTasks = new ArrayList<>();
  private final Path dataFile;
  private final TableWriter data;
  private final Map<Path, VideoWriter> videos = new LinkedHashMap<>();
  private final Map<String, VideoWriter> videoOf = new LinkedHashMap<>();
  private int rows;
  private boolean closed;

  Draft(Ledger ledger, Disk disk) throws IOException {
    this.ledger = ledger;
    this.disk = disk;
    features = ledger.info().features();
    tallies = new Tallies(features);
    dataFile = ledger.data();
    List<Stored> columns = new ArrayList<>(features);
    columns.removeIf(Stored::video);
    columns.addAll(Stored.BOOKKEEPING);
    data =
        new TableWriter(
            disk.part(dataFile),
            columns.stream().map(Stored::column).toList(),
            HuggingFace.footer(columns));
    try {
      openVideos();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void openVideos() throws IOException {
    int fps = (int) ledger.info().spec().fps();
    for (Stored stored : ledger.info().videos()) {
      Path file = ledger.video(stored);
      VideoWriter video = new VideoWriter(disk.part(file), stored.width(), stored.height(), fps);
      videos.put(file, video);
      videoOf.put(stored.name(), video);
    }
  }

  /// @param values in the order of the dataset's features
  void add(Row row, List<Value> values) throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      Stored stored = features.get(i);
      Value value = values.get(i);
      if (stored.video()) videoOf.get(stored.name()).add(((Value.Image) value).rgb());
      else cells.add(Cells.of(value));
      tallies.add(stored, value);
    }
    float timestamp = (float) (rows / ledger.info().spec().fps());
    bookkeeping(cells, timestamp, task(row.task()));
    data.add(cells);
    rows++;
  }

  private void bookkeeping(List<Cell> cells, float timestamp, int task) {
    long[] numbers = {rows, ledger.episodes(), ledger.frames() + rows, task};
    cells.add(new Cell.Reals(timestamp));
    for (long number : numbers) cells.add(new Cell.Wholes(number));
    tallies.add("timestamp", timestamp);
    for (int i = 0; i < numbers.length; i++)
      tallies.add(Stored.BOOKKEEPING.get(i + 1).name(), numbers[i]);
  }

  private int task(String text) {
    Integer known = tasks.get(text);
    if (known != null) return known;
    int number = ledger.tasks().indexOf(text);
    if (number < 0) {
      number = ledger.tasks().size() + newTasks.size();
      newTasks.add(text);
    }
    tasks.put(text, number);
    return number;
  }

  /// Puts the files in their places; pictures first, so that rows never lack theirs.
  Finished finish() throws IOException {
    for (VideoWriter video : videos.values()) video.finish();
    closeAll();
    for (Path file : videos.keySet()) disk.commit(file);
    disk.commit(dataFile);
    return new Finished(List.copyOf(tasks.keySet()), newTasks, rows, tallies.stats());
  }

  private void closeAll() throws IOException {
    if (closed) return;
    closed = true;
    for (VideoWriter video : videos.values()) video.close();
    data.close();
  }

  /// Removes what is not finished.
  @Override
  public void close() throws IOException {
    try {
      closeAll();
    } finally {
      for (Path file : videos.keySet()) disk.drop(file);
      disk.drop(dataFile);
    }
  }
}
