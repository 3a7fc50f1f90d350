package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes `meta/info.json`.
final class InfoJson {

  private static final int CHUNKS_SIZE = 1000;

  private InfoJson() {}

  /// A dataset without episodes.
  static ObjectNode empty(Version version, DatasetSpec spec, List<Stored> features) {
    int fps = (int) spec.fps();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("codebase_version", version.text);
    if (spec.robotType().isEmpty()) json.putNull("robot_type");
    else json.put("robot_type", spec.robotType());
    count(json, 0, 0, 0);
    json.put("chunks_size", CHUNKS_SIZE);
    boolean videos = features.stream().anyMatch(Stored::video);
    switch (version) {
      case V30 -> v30(json, videos);
      case V21 -> v21(json, videos);
    }
    json.put("fps", fps);
    ObjectNode entries = json.putObject("features");
    for (Stored stored : features) entries.set(stored.name(), FeatureJson.write(stored, fps));
    for (Stored stored : Stored.BOOKKEEPING)
      entries.set(stored.name(), FeatureJson.write(stored, fps));
    return json;
  }

  private static void v30(ObjectNode json, boolean videos) {
    json.put("data_files_size_in_mb", 100);
    json.put("video_files_size_in_mb", 200);
    json.put("data_path", "data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet");
    if (!videos) json.putNull("video_path");
    else
      json.put(
          "video_path", "videos/{video_key}/chunk-{chunk_index:03d}/file-{file_index:03d}.mp4");
  }

  private static void v21(ObjectNode json, boolean videos) {
    json.put("total_videos", 0);
    json.put("total_chunks", 0);
    json.put("data_path", "data/chunk-{episode_chunk:03d}/episode_{episode_index:06d}.parquet");
    if (!videos) json.putNull("video_path");
    else
      json.put(
          "video_path",
          "videos/chunk-{episode_chunk:03d}/{video_key}/episode_{episode_index:06d}.mp4");
  }

  static void count(ObjectNode json, int episodes, long frames, int tasks) {
    json.put("total_episodes", episodes);
    json.put("total_frames", frames);
    json.put("total_tasks", tasks);
    ObjectNode splits = json.putObject("splits");
    if (episodes > 0) splits.put("train", "0:" + episodes);
  }

  static byte[] bytes(ObjectNode json) {
    String text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
