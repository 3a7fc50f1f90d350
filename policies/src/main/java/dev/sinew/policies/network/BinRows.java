package dev.sinew.policies.network;

import dev.sinew.policies.decode.BinTokens;

/// A token per value, row by row.
record BinRows(BinTokens bins) implements Detokenizer {

  @Override
  public void rows(int[] tokens, float[] out) {
    for (int i = 0; i < out.length; i++) out[i] = (float) bins.value(tokens[i]);
  }
}
