package dev.sinew.policies.sampling;

/// The network's derivative, for guides that pull an error back through it.
@FunctionalInterface
public interface Gradient {

  /// The vector-Jacobian product of the last network call: `out = (d prediction / d sample)^T
  /// cotangent`, the sample as the network was shown it.
  ///
  /// @param cotangent a batch, one sample after the other
  /// @param out as long
  void pullBack(float[] cotangent, float[] out);
}
