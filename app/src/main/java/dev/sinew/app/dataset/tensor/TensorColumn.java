package dev.sinew.app.dataset.tensor;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/// An array as a feature of a dataset.
public final class TensorColumn implements Column {

  private static final int MAX_BYTE = 255;

  private final Tensor array;
  private final Feature feature;

  /// @param image whether rows are pictures; the array then has the shape of pictures
  public TensorColumn(Tensor array, String name, boolean image) {
    this.array = array;
    feature =
        image
            ? Feature.image(name, array.length(1), array.length(2))
            : new Feature(name, array.type().dtype(), shape(array), List.of());
  }

  /// Whether rows are height x width x 3.
  public static boolean hasShapeOfPictures(Tensor array) {
    return array.axes() == 4 && array.length(3) == 3;
  }

  /// Whether rows are height x width x 3 bytes.
  public static boolean isPictures(Tensor array) {
    ElementType type = array.type();
    return hasShapeOfPictures(array) && type.kind() == 'u' && type.size() == 1;
  }

  @Override
  public Feature feature() {
    return feature;
  }

  @Override
  public int rows() {
    return array.rows();
  }

  @Override
  public Value value(int row) throws IOException {
    ByteBuffer bytes = array.row(row);
    if (feature.dtype() == Dtype.IMAGE)
      return new Value.Image(array.length(2), array.length(1), rgb(row, bytes));
    return array.type().isFraction() ? numbers(bytes) : integers(bytes);
  }

  private static List<Integer> shape(Tensor array) {
    if (array.axes() == 1) return List.of(1);
    return IntStream.range(1, array.axes()).mapToObj(array::length).toList();
  }

  private byte[] rgb(int row, ByteBuffer bytes) throws DatasetException {
    ElementType type = array.type();
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
    ElementType type = array.type();
    double[] values = new double[array.elements()];
    for (int i = 0; i < values.length; i++) values[i] = type.number(bytes, i * type.size());
    return new Value.Numbers(values);
  }

  private Value integers(ByteBuffer bytes) {
    ElementType type = array.type();
    long[] values = new long[array.elements()];
    for (int i = 0; i < values.length; i++) values[i] = type.integer(bytes, i * type.size());
    return new Value.Integers(values);
  }
}
