package dev.sinew.runtime.realtime;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;

/// CLOCK_MONOTONIC with a punctual sleep: the kernel sleeps to an absolute instant shortly before
/// the deadline, the rest is spun away.
///
/// The spin buys punctuality with processor time: 150 µs at 1 kHz are 15 % of a CPU. It hides the
/// wake-up latency of the kernel as long as that is shorter.
///
/// **Threads.** Any platform thread, several at once. A virtual thread that sleeps here blocks its
/// carrier. **Allocation.** None after a thread's first sleep ([#warmUp]). **Interruption.** An
/// interrupt ends the sleep early, within 100 ms: the kernel does not see it, so that long sleeps
/// are taken in parts.
public final class RealtimeClock implements Clock {

  /// Longest spin; what a kernel without PREEMPT_RT needs at p99.9 to wake a FIFO thread.
  public static final long SPIN_NANOS = 150_000;

  /// At most a fifth of the period is spun: a FIFO thread that never sleeps is stopped by the
  /// kernel's throttle (sched(7), `sched_rt_runtime_us`) and starves its CPU.
  private static final long SPIN_SHARE = 5;

  private static final long INTERRUPT_CHECK_NANOS = 100_000_000;
  private static final int WARM_UP_CALLS = 20_000;
  private static final int WARM_UP_SLEEP_EVERY = 100;
  private static final long WARM_UP_NANOS = 2_000;

  private final KernelCalls calls;
  private final Clock plain;
  private final long spinNanos;

  /// A clock, the best this machine has.
  ///
  /// @param clock a [RealtimeClock], or else a [MonotonicClock]
  /// @param fallback why it is the latter; empty when it is the former
  public record Opened(Clock clock, String fallback) {

    public boolean realtime() {
      return fallback.isEmpty();
    }
  }

  /// @param plain tells the time, and sleeps when the kernel refuses to
  RealtimeClock(KernelCalls calls, Clock plain, long spinNanos) {
    this.calls = calls;
    this.plain = plain;
    this.spinNanos = spinNanos;
  }

  /// Opens with the default spin of a loop of this period.
  public static Opened open(long periodNanos) {
    return open(periodNanos, SPIN_NANOS);
  }

  /// @param spinNanos how long before a deadline to stop sleeping; cut to a fifth of the period
  public static Opened open(long periodNanos, long spinNanos) {
    return open(Kernel.here(), spinFor(periodNanos, spinNanos));
  }

  static Opened open(Kernel kernel, long spinNanos) {
    Clock plain = new MonotonicClock();
    return kernel
        .calls()
        .map(calls -> new Opened(new RealtimeClock(calls, plain, spinNanos), ""))
        .orElseGet(() -> new Opened(plain, kernel.reason()));
  }

  /// The spin of a clock opened so: at least 0, at most a fifth of the period.
  public static long spinFor(long periodNanos, long spinNanos) {
    return Math.max(0, Math.min(spinNanos, periodNanos / SPIN_SHARE));
  }

  @Override
  public long nanos() {
    return plain.nanos();
  }

  @Override
  public void sleepUntil(long deadlineNanos) {
    Thread self = Thread.currentThread();
    long now = nanos();
    while (deadlineNanos - now > spinNanos && !self.isInterrupted()) {
      long until = Math.min(deadlineNanos - spinNanos, now + INTERRUPT_CHECK_NANOS);
      int failed = calls.sleepUntil(until);
      if (failed != 0 && failed != Errno.EINTR.number()) plain.sleepUntil(until);
      now = nanos();
    }
    while (deadlineNanos - nanos() > 0 && !self.isInterrupted()) Thread.onSpinWait();
  }

  /// Takes every way through a sleep often enough for the compiler, with instants that have passed
  /// or are about to: some hundred milliseconds. On the thread that will sleep.
  public void warmUp() {
    long past = nanos();
    for (int i = 0; i < WARM_UP_CALLS; i++) {
      calls.sleepUntil(past);
      boolean sleeps = i % WARM_UP_SLEEP_EVERY == 0;
      sleepUntil(nanos() + WARM_UP_NANOS + (sleeps ? spinNanos : 0));
    }
  }
}
