package dev.sinew.runtime.realtime;

import java.util.OptionalInt;

/// What a thread asks of the kernel.
///
/// @param fifoPriority SCHED_FIFO priority, 1 (lowest) to 99; interrupts of a PREEMPT_RT kernel run
///     at 50
/// @param lockMemory keep every page of the process in memory
/// @param cpu the one CPU to run on; any when empty
/// @param timerSlackNanos how much later than asked its sleeps may end while it is not FIFO; the
///     kernel's default is 50 µs
public record RealtimeRequest(
    int fifoPriority, boolean lockMemory, OptionalInt cpu, long timerSlackNanos) {

  public RealtimeRequest {
    if (fifoPriority < 1 || fifoPriority > 99)
      throw new IllegalArgumentException("FIFO priority " + fifoPriority + " is not 1 to 99");
    if (cpu.isPresent() && cpu.getAsInt() < 0)
      throw new IllegalArgumentException("CPU " + cpu.getAsInt() + " is negative");
    if (timerSlackNanos < 1)
      throw new IllegalArgumentException("timer slack " + timerSlackNanos + " ns is not positive");
  }

  /// A servo's: FIFO 80, locked memory, any CPU, no slack.
  public static RealtimeRequest servo() {
    return new RealtimeRequest(80, true, OptionalInt.empty(), 1);
  }
}
