package dev.sinew.runtime.safety;

/// The other side of the exchange has not beaten for longer than a bound: it crashed, was killed,
/// or is stopped.
record BrainSilenceGuard(Senses senses, long maxNanos) implements Guard {

  @Override
  public boolean broken(Evidence now) {
    return now.nowNanos - senses.beatNanos() > maxNanos;
  }
}
