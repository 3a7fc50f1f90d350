package dev.sinew.policies.vision;

/// Which samples of a line each sample of the resized line is a weighted sum of. Immutable.
final class Taps {

  /// First sample, one entry per output.
  final int[] first;

  /// Samples, one entry per output.
  final int[] count;

  /// Room for each output in the weights.
  final int stride;

  private final double[] weights;

  /// @param weights of the samples from `first[i]` on, one array per output
  Taps(int[] first, double[][] weights) {
    this.first = first;
    count = new int[first.length];
    int longest = 0;
    for (int i = 0; i < first.length; i++) {
      count[i] = weights[i].length;
      longest = Math.max(longest, count[i]);
    }
    stride = longest;
    this.weights = new double[first.length * stride];
    for (int i = 0; i < first.length; i++)
      System.arraycopy(weights[i], 0, this.weights, i * stride, count[i]);
  }

  int outputs() {
    return first.length;
  }

  double largest() {
    double largest = 0;
    for (double w : weights) largest = Math.max(largest, w);
    return largest;
  }

  float[] floats() {
    float[] out = new float[weights.length];
    for (int i = 0; i < out.length; i++) out[i] = (float) weights[i];
    return out;
  }

  /// Fixed point, halves away from zero.
  int[] fixed(int bits) {
    int[] out = new int[weights.length];
    for (int i = 0; i < out.length; i++)
      out[i] = (int) (weights[i] * (1 << bits) + (weights[i] < 0 ? -0.5 : 0.5));
    return out;
  }

  /// Which of the input samples are needed at all.
  boolean[] used(int inputs) {
    boolean[] used = new boolean[inputs];
    for (int i = 0; i < first.length; i++)
      for (int j = 0; j < count[i]; j++) used[first[i] + j] = true;
    return used;
  }
}
