package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.Map;
import java.util.stream.IntStream;

/// Command value `j` is network value `select[j]`. Network values that no command value comes from
/// are encoded as 0, the padding of the models that pad (pi0, SmolVLA).
final class ColumnSelection implements ActionCodec {

  private final int width;
  private final int[] select;

  /// @param select without repetition; handed over
  ColumnSelection(int width, int[] select) {
    this.width = width;
    this.select = select;
  }

  static ActionCodec read(Link link) {
    return new ColumnSelection(link.width(), link.columns("select"));
  }

  /// The first columns only.
  static ActionCodec readPadding(Link link) {
    int keep = link.section().integer("keep");
    if (keep > link.width())
      throw link.section()
          .problem("keep", keep + " values of rows that are " + link.width() + " wide");
    return new ColumnSelection(link.width(), IntStream.range(0, keep).toArray());
  }

  @Override
  public int networkWidth() {
    return width;
  }

  @Override
  public int commandWidth() {
    return select.length;
  }

  @Override
  public boolean invertible() {
    return true;
  }

  @Override
  public double[] decode(double[] rows, Map<String, StateWindow> states) {
    double[] out = new double[rows.length / width * select.length];
    for (int i = 0; i < out.length; i++)
      out[i] = rows[i / select.length * width + select[i % select.length]];
    return out;
  }

  @Override
  public double[] encode(double[] rows, Map<String, StateWindow> states) {
    double[] out = new double[rows.length / select.length * width];
    for (int i = 0; i < rows.length; i++)
      out[i / select.length * width + select[i % select.length]] = rows[i];
    return out;
  }
}
