package dev.sinew.runtime.safety;

/// The observation behind the current plan is older than a bound: the source no longer answers.
record PlanAgeGuard(long maxNanos) implements Guard {

  @Override
  public boolean broken(Evidence now) {
    return now.running && now.nowNanos - now.wanted.planNanos() > maxNanos;
  }
}
