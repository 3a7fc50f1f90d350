package dev.sinew.policies.sampling;

/// What the network is shown and what its answer means: `clean = skip * sample + out * answer` at
/// every level.
interface Parameterization {

  /// The network sees the sample times this.
  double inputScale(Level level);

  double skip(Level level);

  double out(Level level);
}
