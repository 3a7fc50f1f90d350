package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Value;

/// Whether a row is what the spec says, before any of it is written.
final class RowCheck {

  private RowCheck() {}

  /// @throws IllegalArgumentException naming the feature
  static void check(DatasetSpec spec, Row row) {
    if (row.values().size() != spec.features().size())
      throw new IllegalArgumentException(
          row.values().size() + " values in a row, must be " + spec.features().size());
    for (int i = 0; i < spec.features().size(); i++)
      check(spec.features().get(i), row.values().get(i));
  }

  private static void check(Feature feature, Value value) {
    switch (value) {
      case Value.Numbers numbers -> numbers(feature, numbers.values());
      case Value.Integers integers -> integers(feature, integers.values());
      case Value.Text text -> type(feature, feature.dtype() == Dtype.STRING, "a text");
      case Value.Image image -> image(feature, image);
    }
  }

  private static void numbers(Feature feature, double[] values) {
    boolean single = feature.dtype() == Dtype.FLOAT32;
    type(feature, single || feature.dtype() == Dtype.FLOAT64, "numbers");
    size(feature, values.length);
    if (!single) return;
    for (double value : values)
      if ((float) value != value && !Double.isNaN(value))
        throw new IllegalArgumentException(
            feature.name() + ": " + value + " is no float32: round it first");
  }

  private static void integers(Feature feature, long[] values) {
    switch (feature.dtype()) {
      case INT64 -> size(feature, values.length);
      case INT32 -> range(feature, values, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BOOL -> range(feature, values, 0, 1);
      default -> type(feature, false, "whole numbers");
    }
  }

  private static void range(Feature feature, long[] values, long low, long high) {
    size(feature, values.length);
    for (long value : values)
      if (value < low || value > high)
        throw new IllegalArgumentException(
            feature.name() + ": " + value + " must be " + low + " .. " + high);
  }

  private static void image(Feature feature, Value.Image image) {
    type(feature, feature.dtype() == Dtype.IMAGE, "a picture");
    int height = feature.shape().get(0);
    int width = feature.shape().get(1);
    if (image.height() != height || image.width() != width)
      throw new IllegalArgumentException(
          "%s: %d x %d pixels, must be %d x %d"
              .formatted(feature.name(), image.width(), image.height(), width, height));
    size(feature, image.rgb().length);
  }

  private static void type(Feature feature, boolean right, String what) {
    if (!right)
      throw new IllegalArgumentException(
          feature.name() + ": must be " + feature.dtype() + ", not " + what);
  }

  private static void size(Feature feature, int size) {
    if (size != feature.size())
      throw new IllegalArgumentException(
          feature.name() + ": " + size + " values, must be " + feature.size());
  }
}
