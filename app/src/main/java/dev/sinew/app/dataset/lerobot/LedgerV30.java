package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The books of v3.0. Every episode has data and video files of its own, so that none is ever
/// opened again. Files of `meta/episodes` hold up to `ROWS_A_FILE` rows; the last one is replaced
/// as a whole when an episode is entered, and that is the moment that the episode becomes part of
/// the dataset: what is entered after it only repeats it.
final class LedgerV30 implements Ledger {

  static final int ROWS_A_FILE = 100;

  private final Path root;
  private final Disk disk;
  private final Info info;
  private final List<String> tasks;
  private final Map<String, FeatureStats> stats;
  private final Map<String, FileNumber> videos = new HashMap<>();
  private final List<EpisodeRow> open = new ArrayList<>();
  private FileNumber data = FileNumber.BEFORE_FIRST;
  private FileNumber table;
  private int episodes;
  private long frames;

  /// @param rows of the episodes that there are, whatever the counters of `info.json` say
  /// @param table the last file of `meta/episodes`
  LedgerV30(
      Path root,
      Disk disk,
      Info info,
      List<String> tasks,
      List<EpisodeRow> rows,
      Map<String, FeatureStats> stats,
      FileNumber table) {
    this.root = root;
    this.disk = disk;
    this.info = info;
    this.tasks = new ArrayList<>(tasks);
    this.stats = new LinkedHashMap<>(stats);
    this.table = table;
    rows.forEach(this::count);
  }

  private void count(EpisodeRow row) {
    episodes++;
    frames += row.length();
    data = later(data, row.data());
    row.clips().forEach((key, clip) -> videos.merge(key, clip.file(), LedgerV30::later));
  }

  private static FileNumber later(FileNumber a, FileNumber b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  @Override
  public Info info() {
    return info;
  }

  @Override
  public int episodes() {
    return episodes;
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public List<String> tasks() {
    return tasks;
  }

  @Override
  public Path data() throws DatasetException {
    return info.dataPath().in(root, nextData().fields());
  }

  @Override
  public Path video(Stored feature) throws DatasetException {
    Map<String, Object> fields = new HashMap<>(nextVideo(feature).fields());
    fields.put("video_key", feature.name());
    return info.videoPath().in(root, fields);
  }

  private FileNumber nextData() {
    return data.next(info.chunksSize());
  }

  private FileNumber nextVideo(Stored feature) {
    return videos.getOrDefault(feature.name(), FileNumber.BEFORE_FIRST).next(info.chunksSize());
  }

  @Override
  public void enter(Finished episode) throws IOException {
    if (!episode.newTasks().isEmpty()) {
      tasks.addAll(episode.newTasks());
      Path file = root.resolve(Tasks.FILE);
      Tasks.write(disk.part(file), tasks);
      disk.commit(file);
    }
    EpisodeRow row = row(episode);
    if (open.isEmpty() || open.size() == ROWS_A_FILE) {
      open.clear();
      table = table.next(info.chunksSize());
    }
    open.add(row);
    Path file = EpisodeFiles.path(root, table);
    EpisodeTable.write(disk.part(file), table, open);
    disk.commit(file);
    count(row);
    episode.stats().forEach((feature, of) -> stats.merge(feature, of, FeatureStats::merge));
    repeat();
  }

  private EpisodeRow row(Finished episode) {
    Map<String, EpisodeRow.Clip> clips = new LinkedHashMap<>();
    double seconds = episode.length() / info.spec().fps();
    for (Stored feature : info.videos())
      clips.put(feature.name(), new EpisodeRow.Clip(nextVideo(feature), 0, seconds));
    return new EpisodeRow(
        episodes, episode.tasks(), episode.length(), frames, nextData(), clips, episode.stats());
  }

  /// Writes what follows from the episodes: statistics, then the counters.
  void repeat() throws IOException {
    disk.write(root.resolve("meta/stats.json"), InfoJson.bytes(StatsJson.write(stats)));
    InfoJson.count(info.json(), episodes, frames, tasks.size());
    disk.write(root.resolve(Info.FILE), InfoJson.bytes(info.json()));
  }
}
