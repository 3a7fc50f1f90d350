package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.tensor.ElementType;
import dev.sinew.app.dataset.tensor.RowTime;
import dev.sinew.app.dataset.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalDouble;

/// `data/timestamp`, seconds.
final class Stamps implements RowTime {

  /// Rows from which the rate is taken.
  private static final int ENOUGH = 1000;

  /// A rate this near to a whole one is meant to be it.
  private static final double WHOLE = 0.01;

  private final Tensor array;

  /// The stamp of an episode's first row, so that its chunk is not read for every other one.
  private double first;

  private int firstRow = -1;

  Stamps(Tensor array) throws DatasetException {
    this.array = array;
    if (array.elements() != 1 || !array.type().isFraction())
      throw new DatasetException(array.place() + ": must be one fraction a row");
  }

  @Override
  public double seconds(int begin, int row, double before) throws IOException {
    if (firstRow != begin) {
      first = stamp(begin);
      firstRow = begin;
    }
    double seconds = stamp(row) - first;
    if (!(seconds >= (row == begin ? 0 : before)) || Double.isInfinite(seconds))
      throw new DatasetException(
          array.place(row) + ": " + stamp(row) + ": time must not go backwards in an episode");
    return seconds;
  }

  /// Rows a second of the first episode, which ends before row `end`; empty where it is too short.
  OptionalDouble fps(int end) throws IOException {
    int steps = Math.min(end, ENOUGH) - 1;
    if (steps < 1) return OptionalDouble.empty();
    double[] differences = new double[steps];
    for (int i = 0; i < steps; i++) differences[i] = stamp(i + 1) - stamp(i);
    Arrays.sort(differences);
    double fps = 1 / differences[steps / 2];
    if (!(fps > 0) || Double.isInfinite(fps))
      throw new DatasetException(array.place(0) + ": time does not go on");
    return OptionalDouble.of(Math.abs(fps - Math.rint(fps)) < WHOLE * fps ? Math.rint(fps) : fps);
  }

  private double stamp(int row) throws IOException {
    ElementType type = array.type();
    return type.number(array.row(row), 0);
  }
}
