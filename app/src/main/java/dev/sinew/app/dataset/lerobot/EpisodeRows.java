package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import dev.sinew.app.dataset.parquet.Cell;
import dev.sinew.app.dataset.parquet.TableReader;
import dev.sinew.app.dataset.video.VideoReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of one episode; holds one row group and one picture a camera.
final class EpisodeRows implements Rows {

  private static final List<String> BOOKS =
      List.of("episode_index", "frame_index", "task_index", "timestamp");

  private final Episode episode;
  private final List<String> tasks;
  private final List<Stored> features;
  private final TableReader table;
  private final Map<String, VideoReader> videos = new LinkedHashMap<>();
  private int row;

  EpisodeRows(Episode episode, List<String> tasks, List<Stored> features) throws IOException {
    this.episode = episode;
    this.tasks = tasks;
    this.features = features;
    table = new TableReader(episode.data());
    try {
      List<String> columns = new ArrayList<>(BOOKS);
      for (Stored stored : features) if (!stored.video()) columns.add(stored.name());
      table.select(columns).where(BOOKS.getFirst(), episode.index());
      for (Stored stored : features) if (stored.video()) videos.put(stored.name(), video(stored));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private VideoReader video(Stored stored) throws IOException {
    Episode.Clip clip = episode.clips().get(stored.name());
    return new VideoReader(clip.file(), stored.width(), stored.height());
  }

  @Override
  public Optional<Row> next() throws IOException {
    if (row == episode.length()) return Optional.empty();
    List<Cell> cells = cells();
    if (whole(cells, 1) != row) throw problem("frame_index is " + whole(cells, 1));
    long task = whole(cells, 2);
    if (task < 0 || task >= tasks.size()) throw problem("task_index is " + task);
    if (!(cells.get(3) instanceof Cell.Reals time) || time.size() != 1)
      throw problem("timestamp must be a number");
    double seconds = time.values()[0];
    Row next = new Row(seconds, tasks.get((int) task), values(cells, seconds));
    row++;
    return Optional.of(next);
  }

  private List<Cell> cells() throws IOException {
    while (true) {
      Optional<List<Cell>> cells = table.next();
      if (cells.isEmpty())
        throw problem("is missing: the episode must have " + episode.length() + " rows");
      if (whole(cells.get(), 0) == episode.index()) return cells.get();
    }
  }

  private List<Value> values(List<Cell> cells, double seconds) throws IOException {
    List<Value> values = new ArrayList<>(features.size());
    int column = BOOKS.size();
    for (Stored stored : features)
      values.add(stored.video() ? picture(stored, seconds) : value(stored, cells.get(column++)));
    return values;
  }

  private Value picture(Stored stored, double seconds) throws IOException {
    double at = episode.clips().get(stored.name()).from() + seconds;
    byte[] rgb = videos.get(stored.name()).at(at);
    return new Value.Image(stored.width(), stored.height(), rgb);
  }

  private Value value(Stored stored, Cell cell) throws IOException {
    try {
      return Cells.value(stored.feature(), cell);
    } catch (IOException e) {
      throw problem(stored.name() + ": " + e.getMessage());
    }
  }

  private long whole(List<Cell> cells, int column) throws DatasetException {
    if (cells.get(column) instanceof Cell.Wholes whole && whole.size() == 1)
      return whole.values()[0];
    throw problem(BOOKS.get(column) + " must be a whole number");
  }

  private DatasetException problem(String text) {
    return new DatasetException(
        "%s: episode %d: row %d: %s".formatted(episode.data(), episode.index(), row, text));
  }

  @Override
  public void close() throws IOException {
    videos.values().forEach(VideoReader::close);
    videos.clear();
    table.close();
  }
}
