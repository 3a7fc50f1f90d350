package dev.sinew.policies.codec;

import java.util.Arrays;

/// A value as a distribution over bins: the expectation of the bins' values (two-hot coding,
/// Schrittwieser et al. 2020; Hafner et al. 2023).
///
/// Backwards, the two bins beside the value share the weight so that their expectation is the
/// value. A value beyond the bins has no such code: the outermost bin stands for it.
final class TwoHot implements RowMap {

  private final double[] bins;
  private final int count;
  private final boolean logits;

  private TwoHot(double[] bins, int count, boolean logits) {
    this.bins = bins;
    this.count = count;
    this.logits = logits;
  }

  static ActionCodec read(Link link) {
    double[] bins = link.section().numbers("bins");
    for (int i = 1; i < bins.length; i++) {
      if (!(bins[i - 1] < bins[i]))
        throw link.section()
            .problem("bins", bins[i] + " stands behind " + bins[i - 1] + "; rising");
    }
    return link.block(
        new TwoHot(
            bins, link.section().integer("count"), link.section().text("input").equals("logits")));
  }

  @Override
  public int networkWidth() {
    return count * bins.length;
  }

  @Override
  public int commandWidth() {
    return count;
  }

  /// Logits of a two-hot code are infinite.
  @Override
  public boolean invertible() {
    return !logits;
  }

  @Override
  public void decode(double[] in, int from, double[] out, int to) {
    for (int i = 0; i < count; i++) {
      int first = from + i * bins.length;
      out[to + i] = logits ? softmaxExpectation(in, first) : expectation(in, first);
    }
  }

  @Override
  public void encode(double[] in, int from, double[] out, int to) {
    for (int i = 0; i < count; i++) encode(in[from + i], out, to + i * bins.length);
  }

  private double expectation(double[] in, int first) {
    double sum = 0;
    for (int bin = 0; bin < bins.length; bin++) sum += in[first + bin] * bins[bin];
    return sum;
  }

  private double softmaxExpectation(double[] in, int first) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int bin = 0; bin < bins.length; bin++) largest = Math.max(largest, in[first + bin]);
    double sum = 0;
    double total = 0;
    for (int bin = 0; bin < bins.length; bin++) {
      double weight = Math.exp(in[first + bin] - largest);
      sum += weight * bins[bin];
      total += weight;
    }
    return sum / total;
  }

  private void encode(double value, double[] out, int to) {
    Arrays.fill(out, to, to + bins.length, Double.isFinite(value) ? 0 : Double.NaN);
    if (!Double.isFinite(value)) return;
    int upper = 1;
    while (upper < bins.length - 1 && bins[upper] < value) upper++;
    double share = (value - bins[upper - 1]) / (bins[upper] - bins[upper - 1]);
    share = Math.min(Math.max(share, 0), 1);
    out[to + upper - 1] = 1 - share;
    out[to + upper] = share;
  }
}
