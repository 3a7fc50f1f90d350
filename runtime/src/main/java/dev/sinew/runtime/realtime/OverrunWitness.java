package dev.sinew.runtime.realtime;

import java.util.function.LongSupplier;

/// Names the cause of a late tick from what the kernel and the collectors counted.
///
/// The evidence covers the time since the last [#observe] or [#judge]: the closer that is, the less
/// likely is a coincidence. One takes about 3 µs (2.5 GHz Xeon): affordable in each tick, which
/// makes the evidence exact; once a second at least excludes what happened long ago. Confined to
/// the servo thread; allocates nothing.
public final class OverrunWitness {

  private final ThreadUsage usage;
  private final LongSupplier pauses;
  private long seenPauses;
  private long seenMajorFaults;
  private long seenMinorFaults;
  private long seenInvoluntarySwitches;
  private long seenRunDelayNanos;

  /// Counts from the first [#observe].
  public OverrunWitness() {
    this(new ThreadUsage(), new CollectorPauses()::count);
  }

  OverrunWitness(ThreadUsage usage, LongSupplier pauses) {
    this.usage = usage;
    this.pauses = pauses;
  }

  /// Forgets what happened so far.
  public void observe() {
    usage.read();
    remember();
  }

  /// The first that holds, strongest evidence first. Causes that also stretch a device call (a
  /// pause, a fault on disk, a lost CPU) come before the device; faults without a disk, of which
  /// each takes about a microsecond, come after it.
  ///
  /// @param excessNanos by how much the tick was late or too long
  /// @param driverNanos time that the tick spent in the driver's read and write
  public OverrunCause judge(long excessNanos, long driverNanos) {
    usage.read();
    OverrunCause cause = cause(excessNanos, driverNanos);
    remember();
    return cause;
  }

  private void remember() {
    seenPauses = pauses.getAsLong();
    seenMajorFaults = usage.majorFaults();
    seenMinorFaults = usage.minorFaults();
    seenInvoluntarySwitches = usage.involuntarySwitches();
    seenRunDelayNanos = usage.runDelayNanos();
  }

  private OverrunCause cause(long excessNanos, long driverNanos) {
    if (pauses.getAsLong() > seenPauses) return OverrunCause.GC;
    if (usage.majorFaults() > seenMajorFaults) return OverrunCause.PAGE_FAULT;
    if (lostTheCpu(excessNanos)) return OverrunCause.PREEMPTED;
    if (driverNanos > 0 && driverNanos >= excessNanos / 2) return OverrunCause.LATE_DRIVER;
    if (usage.minorFaults() > seenMinorFaults) return OverrunCause.PAGE_FAULT;
    return OverrunCause.UNKNOWN;
  }

  /// While it ran, or after the kernel had woken it.
  private boolean lostTheCpu(long excessNanos) {
    return usage.involuntarySwitches() > seenInvoluntarySwitches
        || usage.runDelayNanos() - seenRunDelayNanos > excessNanos / 2;
  }
}
