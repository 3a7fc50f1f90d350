package dev.sinew.policies.sampling;

/// One call of the network. What it predicts (noise, clean sample, velocity) is the sampler's to
/// know.
public interface Denoiser {

  /// @param sample a batch of noisy samples, one after the other, scaled as the network was trained
  ///     to see them; not changed
  /// @param call network calls made before in this run
  /// @param time as the network was trained to see it
  /// @param out receives the prediction, as long as the sample
  void predict(float[] sample, int call, float time, float[] out);
}
