package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.Map;

/// Puts a [RowMap] in place of a block of columns; the columns around it pass.
///
/// @param networkWidth values of a whole row on the network's side
/// @param column where the block begins, the same on both sides
record Block(int networkWidth, int column, RowMap map) implements ActionCodec {

  @Override
  public int commandWidth() {
    return networkWidth - map.networkWidth() + map.commandWidth();
  }

  @Override
  public boolean invertible() {
    return map.invertible();
  }

  @Override
  public double[] decode(double[] rows, Map<String, StateWindow> states) {
    int count = rows.length / networkWidth;
    double[] out = new double[count * commandWidth()];
    for (int row = 0; row < count; row++) {
      int from = row * networkWidth;
      int to = row * commandWidth();
      copyAround(rows, from, map.networkWidth(), out, to, map.commandWidth());
      map.decode(rows, from + column, out, to + column);
    }
    return out;
  }

  @Override
  public double[] encode(double[] rows, Map<String, StateWindow> states) {
    int count = rows.length / commandWidth();
    double[] out = new double[count * networkWidth];
    for (int row = 0; row < count; row++) {
      int from = row * commandWidth();
      int to = row * networkWidth;
      copyAround(rows, from, map.commandWidth(), out, to, map.networkWidth());
      map.encode(rows, from + column, out, to + column);
    }
    return out;
  }

  private void copyAround(double[] in, int from, int inBlock, double[] out, int to, int outBlock) {
    System.arraycopy(in, from, out, to, column);
    int rest = networkWidth - column - map.networkWidth();
    System.arraycopy(in, from + column + inBlock, out, to + column + outBlock, rest);
  }
}
