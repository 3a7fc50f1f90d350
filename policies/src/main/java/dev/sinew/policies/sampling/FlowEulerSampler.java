package dev.sinew.policies.sampling;

/// Flow matching (Lipman et al. 2023), Euler steps of `dx/dt = v` from t = 0 (noise) to t = 1
/// (data).
///
/// @param timeScale the network sees `t * timeScale`
/// @param clip the finished sample is kept in [-clip, clip]; infinity for no clipping
public record FlowEulerSampler(int steps, double timeScale, double clip) implements Sampler {

  public FlowEulerSampler {
    if (steps < 1) throw new IllegalArgumentException(steps + " steps");
  }

  @Override
  public int calls() {
    return steps;
  }

  @Override
  public void run(float[] sample, Denoiser denoiser) {
    float[] velocity = new float[sample.length];
    for (int i = 0; i < steps; i++) {
      denoiser.predict(sample, (float) (timeScale * i / steps), velocity);
      for (int k = 0; k < sample.length; k++)
        sample[k] = (float) (sample[k] + (double) velocity[k] / steps);
    }
    for (int k = 0; k < sample.length; k++) {
      float x = sample[k];
      sample[k] = x < -clip ? (float) -clip : x > clip ? (float) clip : x; // NaN stays NaN
    }
  }
}
