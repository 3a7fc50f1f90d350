package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.tensor.ElementType;
import dev.sinew.app.dataset.tensor.Tensor;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An array's `.zarray`.
///
/// @param shape of the whole; the first axis is time
/// @param chunks of one chunk, as many axes
/// @param fill one element, for chunks that are not stored
/// @param separator between a chunk's numbers in its name
record ArrayMeta(
    String place,
    int[] shape,
    int[] chunks,
    ElementType type,
    Codec codec,
    byte[] fill,
    String separator) {

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_AXES = 8;

  /// @param array `data/action`
  /// @return empty where there is no array
  static Optional<ArrayMeta> read(Store store, String array) throws IOException {
    String name = array + "/.zarray";
    Optional<byte[]> bytes = store.read(name, MAX_BYTES);
    if (bytes.isEmpty()) return Optional.empty();
    return Optional.of(new Parser(store.path() + ": " + name).parse(bytes.get()));
  }

  private record Parser(String place) {

    ArrayMeta parse(byte[] bytes) throws DatasetException {
      JsonNode json;
      try {
        json = JsonMapper.shared().readTree(bytes);
      } catch (JacksonException e) {
        throw wrong("not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
      }
      if (json.path("zarr_format").asInt(0) != 2)
        throw wrong("zarr_format: " + json.path("zarr_format") + ", 2 is understood");
      if (!json.path("order").asString("").equals("C"))
        throw wrong("order: " + json.path("order") + ", \"C\" is understood");
      JsonNode filters = json.path("filters");
      if (!filters.isNull() && !filters.isMissingNode() && !filters.isEmpty())
        throw wrong("filters: " + filters + ", none are understood");
      int[] shape = axes(json, "shape", 0);
      int[] chunks = axes(json, "chunks", 1);
      if (shape.length == 0 || shape.length != chunks.length)
        throw wrong(
            "shape and chunks have "
                + shape.length
                + " and "
                + chunks.length
                + " axes: must be as many, and time the first");
      String dtype = json.path("dtype").asString("");
      ElementType type =
          ElementType.of(dtype)
              .orElseThrow(
                  () ->
                      wrong(
                          "dtype: "
                              + json.path("dtype")
                              + ", understood: "
                              + ElementType.UNDERSTOOD));
      return new ArrayMeta(
          place,
          shape,
          chunks,
          type,
          new Codecs(place).of(json.path("compressor")),
          type.bytes(fill(json.path("fill_value"))),
          separator(json.path("dimension_separator").asString(".")));
    }

    private int[] axes(JsonNode json, String key, int least) throws DatasetException {
      JsonNode list = json.path(key);
      if (!list.isArray() || list.size() > MAX_AXES)
        throw wrong(key + ": must be a list of at most " + MAX_AXES + " whole numbers");
      int[] axes = new int[list.size()];
      long product = 1;
      for (int i = 0; i < axes.length; i++) {
        JsonNode n = list.get(i);
        if (!n.isIntegralNumber() || !n.canConvertToInt() || n.intValue() < least)
          throw wrong(
              key + "[" + i + "]: " + n + ": must be a whole number, " + least + " or more");
        axes[i] = n.intValue();
        // The first axis of a shape is time and may be long; everything else lies in memory.
        if (i == 0 && key.equals("shape")) continue;
        if (axes[i] > 0 && product > Tensor.MAX_SLAB / axes[i])
          throw wrong(key + ": " + list + " is more than this reader holds in memory");
        product *= Math.max(1, axes[i]);
      }
      return axes;
    }

    /// None is zero: the specification leaves such elements open.
    private double fill(JsonNode fill) throws DatasetException {
      if (fill.isNull() || fill.isMissingNode()) return 0;
      if (fill.isNumber()) return fill.doubleValue();
      if (fill.isBoolean()) return fill.booleanValue() ? 1 : 0;
      return switch (fill.asString("")) {
        case "NaN" -> Double.NaN;
        case "Infinity" -> Double.POSITIVE_INFINITY;
        case "-Infinity" -> Double.NEGATIVE_INFINITY;
        default -> throw wrong("fill_value: " + fill + ": must be a number");
      };
    }

    private String separator(String text) throws DatasetException {
      if (text.equals(".") || text.equals("/")) return text;
      throw wrong("dimension_separator: must be \".\" or \"/\"");
    }

    private DatasetException wrong(String text) {
      return new DatasetException(place + ": " + text);
    }
  }
}
