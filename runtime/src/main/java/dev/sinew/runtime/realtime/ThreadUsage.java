package dev.sinew.runtime.realtime;

/// What the kernel has counted for the calling thread since it began: getrusage(2) with
/// `RUSAGE_THREAD`, and `/proc/thread-self/schedstat`. Confined to that thread; allocates nothing.
public final class ThreadUsage {

  private final KernelCalls calls;
  private final long[] counters = new long[4];
  private long runDelayNanos;

  /// Counters that stay 0 where the kernel cannot be asked.
  public ThreadUsage() {
    this(Kernel.here().calls().orElse(null));
  }

  ThreadUsage(KernelCalls calls) {
    this.calls = calls;
  }

  /// Takes the counters of this instant.
  ///
  /// @return false when the kernel cannot be asked; the counters are then as before
  public boolean read() {
    if (calls == null || calls.usage(counters) != 0) return false;
    runDelayNanos = calls.runDelayNanos();
    return true;
  }

  /// Page faults that needed no disk.
  public long minorFaults() {
    return counters[0];
  }

  /// Page faults that waited for the disk.
  public long majorFaults() {
    return counters[1];
  }

  /// Times that the thread gave its CPU away, as each sleep does.
  public long voluntarySwitches() {
    return counters[2];
  }

  /// Times that its CPU was taken from it.
  public long involuntarySwitches() {
    return counters[3];
  }

  /// Time that it was ready to run and had no CPU.
  public long runDelayNanos() {
    return runDelayNanos;
  }
}
