package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// An array as a feature of a dataset.
///
/// Arrays of shape (T, H, W, 3) are pictures where they hold bytes, and where they hold fractions
/// whose first row is whole numbers from 0 to 255, as Diffusion Policy's PushT keeps them.
final class Column {

  private static final int MAX_BYTE = 255;

  private final ZarrArray array;
  private final Feature feature;

  Column(String key, ZarrArray array) throws IOException {
    this.array = array;
    boolean image = isImage(array);
    feature =
        new Feature(
            name(key, image),
            image ? Dtype.IMAGE : array.meta().type().dtype(),
            shape(array.meta(), key),
            image ? List.of("height", "width", "channels") : List.of());
  }

  Feature feature() {
    return feature;
  }

  int rows() {
    return array.rows();
  }

  Value value(int row) throws IOException {
    ByteBuffer bytes = array.row(row);
    if (feature.dtype() == Dtype.IMAGE)
      return new Value.Image(feature.shape().get(1), feature.shape().get(0), rgb(row, bytes));
    return array.meta().type().isFraction() ? numbers(bytes) : integers(bytes);
  }

  private static String name(String key, boolean image) {
    return switch (key) {
      case "action" -> "action";
      case "img" -> "observation.image";
      default -> (image ? "observation.images." : "observation.") + key;
    };
  }

  private static List<Integer> shape(ArrayMeta meta, String key) throws DatasetException {
    int[] shape = meta.shape();
    if (shape.length == 1) return List.of(1);
    List<Integer> row = Arrays.stream(shape).skip(1).boxed().toList();
    if (row.contains(0)) throw new DatasetException(meta.place() + ": shape: rows of nothing");
    return row;
  }

  private static boolean isImage(ZarrArray array) throws IOException {
    int[] shape = array.meta().shape();
    if (shape.length != 4 || shape[3] != 3 || shape[0] == 0) return false;
    ElementType type = array.meta().type();
    if (!type.isFraction()) return type.kind() == 'u' && type.size() == 1;
    ByteBuffer bytes = array.row(0);
    for (int i = 0; i < array.elements(); i++) {
      double v = type.number(bytes, i * type.size());
      if (!(v >= 0 && v <= MAX_BYTE) || v != Math.rint(v)) return false;
    }
    return true;
  }

  private byte[] rgb(int row, ByteBuffer bytes) throws DatasetException {
    ElementType type = array.meta().type();
    byte[] rgb = new byte[array.elements()];
    if (!type.isFraction()) {
      bytes.get(0, rgb);
      return rgb;
    }
    for (int i = 0; i < rgb.length; i++) {
      double v = type.number(bytes, i * type.size());
      if (!(v >= 0 && v <= MAX_BYTE))
        throw new DatasetException(
            array.place(row) + ": " + v + " in a picture: must be from 0 to 255");
      rgb[i] = (byte) Math.round(v);
    }
    return rgb;
  }

  private Value numbers(ByteBuffer bytes) {
    ElementType type = array.meta().type();
    double[] values = new double[array.elements()];
    for (int i = 0; i < values.length; i++) values[i] = type.number(bytes, i * type.size());
    return new Value.Numbers(values);
  }

  private Value integers(ByteBuffer bytes) {
    ElementType type = array.meta().type();
    long[] values = new long[array.elements()];
    for (int i = 0; i < values.length; i++) values[i] = type.integer(bytes, i * type.size());
    return new Value.Integers(values);
  }
}
