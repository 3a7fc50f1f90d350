package dev.sinew.runtime.safety;

import dev.sinew.runtime.stl.PastMonitor;

/// A formula on the past does not hold now. Its value is the robustness, in the formula's unit.
final class FormulaGuard implements Guard {

  private final PastMonitor monitor;
  private final double[] signals;
  private double robustness;

  /// @param signals this tick's, refilled before every look
  FormulaGuard(FormulaRule rule, double[] signals) {
    monitor = new PastMonitor(rule.formula());
    this.signals = signals;
  }

  @Override
  public boolean broken(Evidence now) {
    robustness = monitor.update(signals);
    return !(robustness >= 0);
  }

  @Override
  public double value() {
    return robustness;
  }

  @Override
  public void reset() {
    monitor.reset();
  }
}
