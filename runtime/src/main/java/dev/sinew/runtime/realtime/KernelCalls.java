package dev.sinew.runtime.realtime;

/// The system calls of this package, each for the calling thread. A seam: tests put their own here.
///
/// Every `int` answer is 0 or an error number of `errno(3)`. Nothing here allocates once the
/// calling thread has made its first call.
interface KernelCalls {

  /// Every CPU of the machine, for [#affinity].
  int ALL_CPUS = -1;

  int SCHED_OTHER = 0;
  int SCHED_FIFO = 1;

  /// Sleeps until CLOCK_MONOTONIC reads `nanos`; `EINTR` when a signal came first.
  int sleepUntil(long nanos);

  /// CLOCK_MONOTONIC, in nanoseconds.
  long monotonicNanos();

  /// Sets the scheduling policy; threads and processes started afterwards do not inherit it.
  ///
  /// @param priority 1 to 99 with [#SCHED_FIFO], 0 with [#SCHED_OTHER]
  int scheduler(int policy, int priority);

  /// Keeps every page of the process in memory, present and future ones.
  int lockMemory();

  int unlockMemory();

  /// @param cpu the one CPU to run on, or [#ALL_CPUS]
  int affinity(int cpu);

  /// How much later than asked an ordinary thread's sleep may end; 0 restores the default.
  int timerSlack(long nanos);

  /// Minor faults, major faults, voluntary and involuntary context switches of the calling thread.
  ///
  /// @param counters receives the four
  int usage(long[] counters);

  /// How long the calling thread has been ready to run without a CPU, ever; 0 when the kernel does
  /// not say.
  long runDelayNanos();
}
