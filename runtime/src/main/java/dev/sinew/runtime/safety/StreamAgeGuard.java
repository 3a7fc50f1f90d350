package dev.sinew.runtime.safety;

/// A sensor's newest sample is older than a bound: unplugged, dead, or its link is.
record StreamAgeGuard(Senses senses, int stream, long maxNanos) implements Guard {

  @Override
  public boolean broken(Evidence now) {
    return senses.empty(stream) || Math.abs(now.nowNanos - senses.stampNanos(stream)) > maxNanos;
  }
}
