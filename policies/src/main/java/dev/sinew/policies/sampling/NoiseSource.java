package dev.sinew.policies.sampling;

/// Where a run's noise comes from. Confined to one thread.
public interface NoiseSource {

  /// For samplers that draw none.
  NoiseSource NONE =
      out -> {
        throw new IllegalStateException("this run draws noise and was given no source of it");
      };

  /// Fills a whole batch with standard normal values.
  void randn(float[] out);
}
