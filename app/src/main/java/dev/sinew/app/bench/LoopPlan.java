package dev.sinew.app.bench;

import dev.sinew.runtime.realtime.RealtimeClock;

/// How to measure.
///
/// @param rounds slots of each method under each load
/// @param slotSeconds length of a slot
/// @param seed of the order
public record LoopPlan(
    long periodMicros, long spinMicros, int rounds, double slotSeconds, long seed) {

  public long periodNanos() {
    return periodMicros * 1000;
  }

  public long spinNanos() {
    return spinMicros * 1000;
  }

  /// What is left of the spin under [RealtimeClock]'s cap.
  long actualSpinMicros() {
    return RealtimeClock.spinFor(periodNanos(), spinNanos()) / 1000;
  }

  /// In a slot.
  public int wakeUps() {
    return (int) Math.max(1, Math.round(slotSeconds * 1e6 / periodMicros));
  }
}
