package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Where v2.1 has an episode: a file of rows, and one of each camera's pictures.
final class FilesV21 {

  static final String EPISODES = "meta/episodes.jsonl";
  static final String TASKS = "meta/tasks.jsonl";
  static final String STATS = "meta/episodes_stats.jsonl";

  private FilesV21() {}

  static Path data(Path root, Info info, int episode) throws DatasetException {
    return info.dataPath().in(root, fields(info, episode));
  }

  static Path video(Path root, Info info, int episode, Stored feature) throws DatasetException {
    Map<String, Object> fields = fields(info, episode);
    fields.put("video_key", feature.name());
    return info.videoPath().in(root, fields);
  }

  private static Map<String, Object> fields(Info info, int episode) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("episode_chunk", episode / info.chunksSize());
    fields.put("episode_index", episode);
    return fields;
  }
}
