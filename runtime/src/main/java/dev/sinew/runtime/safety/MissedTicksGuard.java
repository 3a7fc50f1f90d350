package dev.sinew.runtime.safety;

/// So many periods in a row were missed that the arm went without a command for too long.
final class MissedTicksGuard implements Guard {

  private final int max;
  private int missed;

  /// @param max whole periods that may be missed before a tick
  MissedTicksGuard(int max) {
    this.max = max;
  }

  @Override
  public boolean broken(Evidence now) {
    missed = now.skipped;
    return now.running && missed > max;
  }

  @Override
  public double value() {
    return missed;
  }
}
