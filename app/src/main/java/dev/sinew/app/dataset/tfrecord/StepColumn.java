package dev.sinew.app.dataset.tfrecord;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import dev.sinew.app.dataset.picture.Picture;
import dev.sinew.app.dataset.tensor.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// One feature of all steps of an episode: the values of every step, one behind the other.
final class StepColumn implements Column {

  private final Example example;
  private final StepFeature step;
  private final Feature feature;
  private final float[] floats;
  private final long[] integers;
  private final List<int[]> bytes;
  private final int rows;

  /// @throws DatasetException where the example has other values than the feature says
  StepColumn(Example example, StepFeature step) throws DatasetException {
    this.example = example;
    this.step = step;
    boolean fractions = step.dtype() == Dtype.FLOAT32 || step.dtype() == Dtype.FLOAT64;
    boolean packed = step.dtype() == Dtype.IMAGE || step.dtype() == Dtype.STRING;
    bytes = packed ? example.places(step.path()).orElse(List.of()) : List.of();
    floats = fractions ? example.floats(step.path()).orElse(new float[0]) : new float[0];
    integers =
        packed || fractions ? new long[0] : example.integers(step.path()).orElse(new long[0]);
    List<Integer> shape = step.shape();
    if (step.dtype() == Dtype.IMAGE && shape.contains(-1)) {
      Value.Image first = bytes.isEmpty() ? new Value.Image(1, 1, new byte[3]) : picture(0);
      shape = List.of(first.height(), first.width(), 3);
    }
    feature = step.feature(shape);
    int values = floats.length + integers.length;
    if (values % feature.size() != 0 && !packed)
      throw wrong(values + " values, no multiple of " + feature.size());
    rows = packed ? bytes.size() : values / feature.size();
  }

  @Override
  public Feature feature() {
    return feature;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public Value value(int row) throws DatasetException {
    int size = feature.size();
    return switch (feature.dtype()) {
      case IMAGE -> checked(row, picture(row));
      case STRING -> new Value.Text(text(row));
      case FLOAT32, FLOAT64 -> {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) values[i] = floats[row * size + i];
        yield new Value.Numbers(values);
      }
      default -> new Value.Integers(Arrays.copyOfRange(integers, row * size, (row + 1) * size));
    };
  }

  String text(int row) {
    int[] place = bytes.get(row);
    return new String(example.bytes(), place[0], place[1] - place[0], StandardCharsets.UTF_8);
  }

  private Value.Image picture(int row) throws DatasetException {
    int[] place = bytes.get(row);
    try {
      return Picture.decode(example.bytes(), place[0], place[1] - place[0]);
    } catch (IOException e) {
      throw wrong("step " + row + ": " + e.getMessage());
    }
  }

  private Value.Image checked(int row, Value.Image image) throws DatasetException {
    List<Integer> shape = feature.shape();
    if (image.height() == shape.get(0) && image.width() == shape.get(1)) return image;
    throw wrong(
        "step "
            + row
            + ": a picture of "
            + image.height()
            + " x "
            + image.width()
            + " where "
            + shape.get(0)
            + " x "
            + shape.get(1)
            + " must be");
  }

  private DatasetException wrong(String text) {
    return new DatasetException(example.place() + ": " + step.path() + ": " + text);
  }
}
