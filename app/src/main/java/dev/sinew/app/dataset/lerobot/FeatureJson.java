package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.video.VideoWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An entry of `features` in `info.json`.
final class FeatureJson {

  private FeatureJson() {}

  /// @throws DatasetException naming the feature and key at fault
  static Stored read(String name, JsonNode json) throws DatasetException {
    String dtype = json.path("dtype").asString("");
    List<Integer> shape = shape(name, json.path("shape"));
    List<String> names = new ArrayList<>();
    names(json.path("names"), names);
    boolean video = dtype.equals("video");
    if (!video && !dtype.equals("image"))
      return new Stored(feature(name, numeric(name, dtype), shape, names), false);
    if (json.path("info").path("is_depth_map").asBoolean(false)
        || json.path("info").path("video.is_depth_map").asBoolean(false))
      throw problem(name, "is a depth map, which is not read yet");
    return new Stored(image(name, shape, names), video);
  }

  private static Feature feature(String name, Dtype dtype, List<Integer> shape, List<String> names)
      throws DatasetException {
    try {
      return new Feature(name, dtype, shape, names);
    } catch (IllegalArgumentException e) {
      throw problem(name, e.getMessage());
    }
  }

  /// Older datasets name and order an image's axes channels first.
  private static Feature image(String name, List<Integer> shape, List<String> names)
      throws DatasetException {
    boolean channelsFirst =
        names.isEmpty()
            ? shape.size() == 3 && shape.get(0) == 3 && shape.get(2) != 3
            : names.getFirst().startsWith("channel");
    List<Integer> hwc =
        channelsFirst && shape.size() == 3
            ? List.of(shape.get(1), shape.get(2), shape.get(0))
            : shape;
    if (hwc.size() != 3 || hwc.get(2) != 3)
      throw problem(name, "shape " + shape + " must be [height, width, 3]");
    return Feature.image(name, hwc.get(0), hwc.get(1));
  }

  private static List<Integer> shape(String name, JsonNode json) throws DatasetException {
    List<Integer> shape = new ArrayList<>();
    long size = 1;
    for (JsonNode n : json) {
      if (!n.isIntegralNumber() || !n.canConvertToInt() || n.asInt() < 1)
        throw problem(name, "shape " + json + " must be positive whole numbers");
      size *= n.asInt();
      if (size > Integer.MAX_VALUE / 8) throw problem(name, "shape " + json + " is too large");
      shape.add(n.asInt());
    }
    if (shape.isEmpty()) throw problem(name, "shape " + json + " must be a list of numbers");
    return shape;
  }

  /// A list, nothing, or (in older datasets) lists under a heading.
  private static void names(JsonNode json, List<String> into) {
    if (json.isString()) into.add(json.asString());
    else for (JsonNode each : json) names(each, into);
  }

  private static Dtype numeric(String name, String dtype) throws DatasetException {
    for (Dtype known : Dtype.values())
      if (known != Dtype.IMAGE && text(known).equals(dtype)) return known;
    throw problem(
        name,
        "dtype " + dtype + " must be float32, float64, int32, int64, bool, string, image or video");
  }

  private static String text(Dtype dtype) {
    return dtype.name().toLowerCase(Locale.ROOT);
  }

  private static DatasetException problem(String name, String text) {
    return new DatasetException("feature " + name + ": " + text);
  }

  static ObjectNode write(Stored stored, int fps) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dtype", stored.video() ? "video" : text(stored.feature().dtype()));
    ArrayNode shape = json.putArray("shape");
    stored.feature().shape().forEach(shape::add);
    if (stored.feature().names().isEmpty()) json.putNull("names");
    else stored.feature().names().forEach(json.withArray("names")::add);
    if (stored.video()) info(stored, fps, json.putObject("info"));
    return json;
  }

  private static void info(Stored stored, int fps, ObjectNode info) {
    info.put("video.height", stored.height());
    info.put("video.width", stored.width());
    info.put("video.codec", VideoWriter.CODEC);
    info.put("video.pix_fmt", "yuv420p");
    info.put("is_depth_map", false);
    info.put("video.fps", fps);
    info.put("video.channels", 3);
    info.put("has_audio", false);
    info.put("video.g", VideoWriter.GOP);
  }
}
