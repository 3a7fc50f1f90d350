package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The books of v2.1. An episode becomes part of the dataset when `meta/episodes.jsonl`, replaced
/// as a whole, names it.
final class LedgerV21 implements Ledger {

  private final Path root;
  private final Disk disk;
  private final Info info;
  private final List<String> tasks;
  private final JsonLines episodes;
  private final JsonLines stats;
  private long frames;

  /// @param episodes that there are, whatever the counters of `info.json` say
  /// @param stats one line an episode
  LedgerV21(
      Path root,
      Disk disk,
      Info info,
      List<String> tasks,
      JsonLines episodes,
      JsonLines stats,
      long frames) {
    this.root = root;
    this.disk = disk;
    this.info = info;
    this.tasks = tasks;
    this.episodes = episodes;
    this.stats = stats;
    this.frames = frames;
  }

  @Override
  public Info info() {
    return info;
  }

  @Override
  public int episodes() {
    return episodes.size();
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
    return FilesV21.data(root, info, episodes());
  }

  @Override
  public Path video(Stored feature) throws DatasetException {
    return FilesV21.video(root, info, episodes(), feature);
  }

  @Override
  public void enter(Finished episode) throws IOException {
    int index = episodes();
    if (!episode.newTasks().isEmpty()) {
      tasks.addAll(episode.newTasks());
      writeTasks();
    }
    ObjectNode numbers = line(index);
    numbers.set("stats", StatsJson.write(episode.stats()));
    stats.add(numbers);
    stats.write(disk);
    ObjectNode line = line(index);
    ArrayNode named = line.putArray("tasks");
    episode.tasks().forEach(named::add);
    line.put("length", episode.length());
    episodes.add(line);
    episodes.write(disk);
    frames += episode.length();
    repeat();
  }

  private static ObjectNode line(int episode) {
    return JsonNodeFactory.instance.objectNode().put("episode_index", episode);
  }

  private void writeTasks() throws IOException {
    JsonLines lines = new JsonLines(root.resolve(FilesV21.TASKS), "task_index");
    for (int i = 0; i < tasks.size(); i++)
      lines.add(
          JsonNodeFactory.instance.objectNode().put("task_index", i).put("task", tasks.get(i)));
    lines.write(disk);
  }

  /// Writes the counters, which follow from the episodes.
  void repeat() throws IOException {
    ObjectNode json = info.json();
    InfoJson.count(json, episodes(), frames, tasks.size());
    json.put("total_videos", episodes() * info.videos().size());
    json.put("total_chunks", Math.ceilDiv(episodes(), info.chunksSize()));
    disk.write(root.resolve(Info.FILE), InfoJson.bytes(json));
  }
}
