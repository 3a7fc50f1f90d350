package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import dev.sinew.app.dataset.parquet.Cell;
import java.io.IOException;

/// Values as cells of a Parquet file, and back.
final class Cells {

  private Cells() {}

  static Cell of(Value value) throws IOException {
    return switch (value) {
      case Value.Numbers numbers -> new Cell.Reals(numbers.values());
      case Value.Integers integers -> new Cell.Wholes(integers.values());
      case Value.Text text -> Cell.Texts.of(text.text());
      case Value.Image image -> new Cell.Picture(PngPicture.encode(image));
    };
  }

  /// @throws IOException when the cell is not what the feature says
  static Value value(Feature feature, Cell cell) throws IOException {
    int size = feature.dtype() == Dtype.IMAGE ? 1 : feature.size();
    if (cell.size() != size) throw new IOException(cell.size() + " values, must be " + size);
    Value value =
        switch (cell) {
          case Cell.Reals reals when isReal(feature) -> new Value.Numbers(reals.values());
          case Cell.Wholes wholes when isWhole(feature) -> new Value.Integers(wholes.values());
          case Cell.Texts texts when feature.dtype() == Dtype.STRING ->
              new Value.Text(texts.values().getFirst());
          case Cell.Picture picture when feature.dtype() == Dtype.IMAGE ->
              PngPicture.decode(picture.bytes(), feature.shape().get(0), feature.shape().get(1));
          default -> null;
        };
    if (value == null) throw new IOException("must be " + feature.dtype());
    return value;
  }

  private static boolean isReal(Feature feature) {
    return feature.dtype() == Dtype.FLOAT32 || feature.dtype() == Dtype.FLOAT64;
  }

  private static boolean isWhole(Feature feature) {
    return feature.dtype() == Dtype.INT32
        || feature.dtype() == Dtype.INT64
        || feature.dtype() == Dtype.BOOL;
  }
}
