package dev.sinew.policies.decode;

/// Sequences of vectors at other lengths, as `torch.nn.functional.interpolate` in one dimension.
final class Resampling {

  private Resampling() {}

  /// `mode="linear", align_corners=False`.
  static float[] linear(float[] values, int from, int to, int channels) {
    if (from == to) return values.clone();
    float[] out = new float[to * channels];
    for (int i = 0; i < to; i++) {
      double at = Math.max((i + 0.5) * from / to - 0.5, 0);
      int below = Math.min((int) at, from - 1);
      int above = Math.min(below + 1, from - 1);
      double w = at - below;
      for (int c = 0; c < channels; c++) {
        double low = values[below * channels + c];
        double high = values[above * channels + c];
        out[i * channels + c] = (float) ((1 - w) * low + w * high);
      }
    }
    return out;
  }

  /// `mode="area"`: the mean of every value that an output touches.
  static float[] area(float[] values, int from, int to, int channels) {
    if (from == to) return values.clone();
    float[] out = new float[to * channels];
    for (int i = 0; i < to; i++) {
      int first = i * from / to;
      int end = Math.ceilDiv((i + 1) * from, to);
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        for (int j = first; j < end; j++) sum += values[j * channels + c];
        out[i * channels + c] = (float) (sum / (end - first));
      }
    }
    return out;
  }
}
