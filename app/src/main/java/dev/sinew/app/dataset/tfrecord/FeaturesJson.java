package dev.sinew.app.dataset.tfrecord;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Dtype;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `features.json`: the types below `steps`. What is said once an episode (`episode_metadata`) is
/// not read.
final class FeaturesJson {

  static final String NAME = "features.json";

  private static final int MAX_BYTES = 1 << 24;
  private static final int MAX_ELEMENTS = 1 << 24;

  private final Path file;
  private final List<StepFeature> features = new ArrayList<>();

  private FeaturesJson(Path file) {
    this.file = file;
  }

  /// @return sorted by path
  static List<StepFeature> read(Path file) throws IOException {
    FeaturesJson json = new FeaturesJson(file);
    if (Files.size(file) > MAX_BYTES) throw json.wrong("", "more than " + MAX_BYTES + " bytes");
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw json.wrong("", "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
    JsonNode steps = root.path("featuresDict").path("features").path("steps");
    JsonNode step = steps.path("sequence").path("feature");
    if (!step.path("featuresDict").path("features").isObject())
      throw json.wrong("steps", "no sequence of features: not a dataset of episodes");
    json.add("steps", step);
    json.features.sort((a, b) -> a.path().compareTo(b.path()));
    return List.copyOf(json.features);
  }

  private void add(String path, JsonNode node) throws DatasetException {
    JsonNode inner = node.path("featuresDict").path("features");
    if (inner.isObject()) {
      for (var entry : inner.properties()) add(path + "/" + entry.getKey(), entry.getValue());
      return;
    }
    if (node.has("text")) features.add(new StepFeature(path, Dtype.STRING, List.of()));
    else if (node.has("image")) features.add(image(path, node.get("image")));
    else if (node.has("tensor")) features.add(tensor(path, node.get("tensor")));
    else throw wrong(path, node.path("pythonClassName").asString("?") + " is not understood");
  }

  private StepFeature image(String path, JsonNode image) throws DatasetException {
    List<Integer> shape = shape(path, image);
    String dtype = image.path("dtype").asString("uint8");
    if (shape.isEmpty()) shape = List.of(-1, -1, 3);
    if (shape.size() != 3 || shape.get(2) != 3 || !dtype.equals("uint8"))
      throw wrong(
          path, "pictures of " + shape + " " + dtype + ": [height, width, 3] uint8 must be");
    return new StepFeature(path, Dtype.IMAGE, shape);
  }

  private StepFeature tensor(String path, JsonNode tensor) throws DatasetException {
    String encoding = tensor.path("encoding").asString("none");
    if (!encoding.equals("none")) throw wrong(path, "encoding " + encoding + ", none must be");
    List<Integer> shape = shape(path, tensor);
    if (shape.contains(-1)) throw wrong(path, "shape " + shape + ": every length must be told");
    String dtype = tensor.path("dtype").asString("");
    return switch (dtype) {
      case "float16", "bfloat16", "float32" -> new StepFeature(path, Dtype.FLOAT32, shape);
      case "float64" -> new StepFeature(path, Dtype.FLOAT64, shape);
      case "bool" -> new StepFeature(path, Dtype.BOOL, shape);
      case "int8", "int16", "int32", "uint8", "uint16" -> new StepFeature(path, Dtype.INT32, shape);
      case "int64", "uint32" -> new StepFeature(path, Dtype.INT64, shape);
      case "string", "object" -> new StepFeature(path, Dtype.STRING, List.of());
      default -> throw wrong(path, "dtype " + dtype + " is not understood");
    };
  }

  /// Lengths are text; -1 is one that differs.
  private List<Integer> shape(String path, JsonNode node) throws DatasetException {
    List<Integer> shape = new ArrayList<>();
    long elements = 1;
    for (JsonNode length : node.path("shape").path("dimensions")) {
      int n = length.asInt(0);
      elements *= Math.max(1, n);
      if (n == 0 || n < -1 || elements > MAX_ELEMENTS)
        throw wrong(path, "shape: " + length + ": must be a length, or -1");
      shape.add(n);
    }
    return shape;
  }

  private DatasetException wrong(String path, String text) {
    return new DatasetException(file + ": " + (path.isEmpty() ? "" : path + ": ") + text);
  }
}
