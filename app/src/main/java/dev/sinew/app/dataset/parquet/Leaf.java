package dev.sinew.app.dataset.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/// Collects the innermost values of one column of one row, however they are nested.
final class Leaf extends PrimitiveConverter {

  private final PrimitiveTypeName type;
  private final boolean picture;
  private double[] reals = new double[8];
  private long[] wholes = new long[8];
  private List<Binary> binaries = new ArrayList<>();
  private int size;

  Leaf(PrimitiveTypeName type, boolean picture) {
    this.type = type;
    this.picture = picture;
  }

  /// The values since the last call.
  Cell take() {
    int n = size;
    size = 0;
    return switch (type) {
      case FLOAT, DOUBLE -> new Cell.Reals(Arrays.copyOf(reals, n));
      case INT32, INT64, BOOLEAN -> new Cell.Wholes(Arrays.copyOf(wholes, n));
      default -> binaries();
    };
  }

  private Cell binaries() {
    List<Binary> taken = binaries;
    binaries = new ArrayList<>();
    if (picture) return new Cell.Picture(taken.isEmpty() ? null : taken.getFirst().getBytes());
    return new Cell.Texts(taken.stream().map(Binary::toStringUsingUTF8).toList());
  }

  @Override
  public void addFloat(float value) {
    addDouble(value);
  }

  @Override
  public void addDouble(double value) {
    if (size == reals.length) reals = Arrays.copyOf(reals, 2 * size);
    reals[size++] = value;
  }

  @Override
  public void addInt(int value) {
    addLong(value);
  }

  @Override
  public void addBoolean(boolean value) {
    addLong(value ? 1 : 0);
  }

  @Override
  public void addLong(long value) {
    if (size == wholes.length) wholes = Arrays.copyOf(wholes, 2 * size);
    wholes[size++] = value;
  }

  @Override
  public void addBinary(Binary value) {
    binaries.add(value.copy());
  }
}
