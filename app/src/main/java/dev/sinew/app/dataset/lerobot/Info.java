package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `meta/info.json`: what the dataset is, where its files are, how many there are of what.
///
/// @param features in the file's order, without the bookkeeping
/// @param chunksSize files (v3.0) or episodes (v2.1) of one folder
/// @param videoPath null where there are no videos
record Info(
    ObjectNode json,
    Version version,
    DatasetSpec spec,
    List<Stored> features,
    int episodes,
    int frames,
    int chunksSize,
    PathTemplate dataPath,
    PathTemplate videoPath) {

  static final String FILE = "meta/info.json";

  private static final int MOST_FPS = 1_000_000;

  static Info read(Path root) throws IOException {
    Path file = root.resolve(FILE);
    if (!Files.isRegularFile(file))
      throw new DatasetException(root + ": no LeRobot dataset: has no " + FILE);
    JsonNode json = Json.tree(file);
    try {
      return of(json);
    } catch (DatasetException | IllegalArgumentException e) {
      throw new DatasetException(file + ": " + e.getMessage(), e);
    }
  }

  /// @throws DatasetException naming the key
  static Info of(JsonNode json) throws DatasetException {
    if (!(json instanceof ObjectNode object)) throw new DatasetException("must be an object");
    Version version = version(object.path("codebase_version").asString(""));
    List<Stored> features = features(object);
    boolean videos = features.stream().anyMatch(Stored::video);
    return new Info(
        object,
        version,
        spec(object, features),
        features,
        count(object, "total_episodes"),
        count(object, "total_frames"),
        Math.max(1, count(object, "chunks_size")),
        template(object, "data_path"),
        videos ? template(object, "video_path") : null);
  }

  private static Version version(String text) throws DatasetException {
    for (Version version : Version.values()) if (version.text.equals(text)) return version;
    throw new DatasetException(
        "codebase_version \"" + text + "\" is not known here, must be v3.0 or v2.1");
  }

  private static List<Stored> features(ObjectNode json) throws DatasetException {
    List<Stored> features = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : json.path("features").properties())
      if (!Stored.isBookkeeping(entry.getKey()))
        features.add(FeatureJson.read(entry.getKey(), entry.getValue()));
    return List.copyOf(features);
  }

  private static DatasetSpec spec(ObjectNode json, List<Stored> features) throws DatasetException {
    double fps = json.path("fps").asDouble(0);
    if (!(fps > 0 && fps <= MOST_FPS)) throw new DatasetException("fps must be a positive number");
    String robot = json.path("robot_type").asString("");
    return new DatasetSpec(fps, robot, features.stream().map(Stored::feature).toList());
  }

  private static int count(ObjectNode json, String key) throws DatasetException {
    JsonNode value = json.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 0)
      throw new DatasetException(key + " must be a whole number");
    return value.asInt();
  }

  private static PathTemplate template(ObjectNode json, String key) throws DatasetException {
    JsonNode value = json.path(key);
    if (!value.isString()) throw new DatasetException(key + " must be a path");
    return new PathTemplate(value.asString());
  }

  /// Where the videos are.
  List<Stored> videos() {
    return features.stream().filter(Stored::video).toList();
  }
}
