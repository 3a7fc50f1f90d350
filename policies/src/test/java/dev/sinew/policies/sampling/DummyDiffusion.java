package dev.sinew.policies.sampling;

/// The dummy sample, noise and networks of huggingface/diffusers' scheduler tests.
final class DummyDiffusion {

  static final int BATCH = 4;
  static final int LENGTH = 768;

  private DummyDiffusion() {}

  static float[] sample() {
    float[] sample = new float[LENGTH];
    for (int at = 0; at < LENGTH; at++) sample[at] = number(at) / 768f;
    return sample;
  }

  static float[] noise() {
    float[] noise = new float[LENGTH];
    for (int at = 0; at < LENGTH; at++) noise[at] = (767 - number(at)) / 768f;
    return noise;
  }

  /// `x t / (t + 1)`.
  static void scaled(float[] x, int call, float t, float[] out) {
    for (int k = 0; k < x.length; k++) out[k] = (float) (x[k] * (double) t / (t + 1.0));
  }

  /// `x t / 1000 - 0.5`.
  static void linear(float[] x, int call, float t, float[] out) {
    for (int k = 0; k < x.length; k++) out[k] = (float) (x[k] * (double) t / 1000 - 0.5);
  }

  /// Counting runs (channel, row, column, batch); memory is (batch, channel, row, column).
  private static int number(int at) {
    return at % 192 * BATCH + at / 192;
  }
}
