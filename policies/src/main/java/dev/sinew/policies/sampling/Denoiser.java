package dev.sinew.policies.sampling;

/// One call of the network. What it predicts (noise, clean sample, velocity) is the sampler's to
/// know.
public interface Denoiser {

  /// @param sample the noisy sample; not changed
  /// @param time as the network was trained to see it
  /// @param out receives the prediction, as long as the sample
  void predict(float[] sample, float time, float[] out);
}
