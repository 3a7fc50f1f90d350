package dev.sinew.policies.vision;

import java.util.function.DoubleUnaryOperator;

/// Taps of `torch.nn.functional.interpolate` with `align_corners=False`
/// (aten/src/ATen/native/cpu/UpSampleKernel.cpp). For float images PyTorch computes them in single
/// precision, which shifts the samples visibly, and for uint8 in double precision, where the
/// antialiased ones are Pillow's (src/libImaging/Resample.c).
record TorchTaps(Filter filter, boolean antialias, boolean single) {

  /// Pillow's own, and OpenCV's neighbour in time: Keys' optimum.
  private static final double ANTIALIAS_A = -0.5;

  private static final double PLAIN_A = -0.75;

  Taps of(int in, int out) {
    double scale = round((double) in / out);
    DoubleUnaryOperator kernel = x -> round(filter.at(x, antialias ? ANTIALIAS_A : PLAIN_A));
    int[] first = new int[out];
    double[][] weights = new double[out][];
    for (int i = 0; i < out; i++) {
      if (antialias) area(i, in, scale, kernel, first, weights);
      else point(i, in, scale, kernel, first, weights);
    }
    return new Taps(first, weights);
  }

  private void area(
      int i, int in, double scale, DoubleUnaryOperator kernel, int[] first, double[][] weights) {
    double support = filter.size * 0.5 * Math.max(scale, 1);
    double center = round(scale * (i + 0.5));
    double inverse = scale >= 1 ? round(1 / scale) : 1;
    first[i] = Math.max((int) (center - support + 0.5), 0);
    double[] w = new double[Math.min((int) (center + support + 0.5), in) - first[i]];
    double sum = 0;
    for (int j = 0; j < w.length; j++) {
      double x = round(j + first[i] - center) + 0.5;
      w[j] = kernel.applyAsDouble(round(x * inverse));
      sum = round(sum + w[j]);
    }
    for (int j = 0; j < w.length; j++) w[j] = round(w[j] / sum);
    weights[i] = w;
  }

  /// Samples beyond the ends are the ones at the ends.
  private void point(
      int i, int in, double scale, DoubleUnaryOperator kernel, int[] first, double[][] weights) {
    double x = round(scale * (i + 0.5) - 0.5);
    if (filter == Filter.BILINEAR) x = Math.max(x, 0);
    int base = Math.min((int) Math.floor(x), in - 1);
    double fraction = Math.clamp(round(x - base), 0, 1);
    int low = base - filter.size / 2 + 1;
    first[i] = Math.clamp(low, 0, in - 1);
    double[] w = new double[Math.clamp(low + filter.size - 1, 0, in - 1) - first[i] + 1];
    for (int j = 0; j < filter.size; j++) {
      int at = Math.clamp(low + j, 0, in - 1) - first[i];
      w[at] = round(w[at] + kernel.applyAsDouble(round(low + j - base - fraction)));
    }
    weights[i] = w;
  }

  private double round(double x) {
    return single ? (float) x : x;
  }
}
