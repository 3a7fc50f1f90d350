package dev.sinew.runtime.realtime;

import static dev.sinew.runtime.foreign.CLibrary.ERRNO_KEPT;
import static dev.sinew.runtime.foreign.CLibrary.find;
import static dev.sinew.runtime.foreign.CLibrary.impossible;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.sinew.runtime.foreign.CLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The calls themselves, through the C library. Linux on x86-64 and arm64, where these constants
/// and layouts are the same.
///
/// Sources: clock_nanosleep(2), sched_setscheduler(2), sched(7), sched_setaffinity(2), mlock(2),
/// getrusage(2), PR_SET_TIMERSLACK(2const), the kernel's `Documentation/scheduler/sched-stats.rst`;
/// numbers from the kernel's `include/uapi/linux`: `time.h`, `sched.h`, `prctl.h`, `resource.h`,
/// and from `include/uapi/asm-generic`: `mman.h`, `fcntl.h`.
///
/// No call is `Linker.Option.critical`: a thread that sleeps in a critical call holds up every
/// safepoint of the JVM. The handles are static and final and are called exactly; otherwise a call
/// boxes its arguments.
final class LinuxCalls implements KernelCalls {

  private static final int CLOCK_MONOTONIC = 1;
  private static final int TIMER_ABSTIME = 1;
  private static final int SCHED_RESET_ON_FORK = 0x40000000;
  private static final int MCL_CURRENT = 1;
  private static final int MCL_FUTURE = 2;
  private static final int PR_SET_TIMERSLACK = 29;
  private static final int RUSAGE_THREAD = 1;
  private static final int CPU_SET_BYTES = 128;
  private static final int O_RDONLY_CLOEXEC = 0x80000;

  /// `struct rusage`: two `timeval`, then 14 `long`; bytes of the four that count here.
  private static final int RUSAGE_BYTES = 144;

  private static final int MINOR_FAULTS_AT = 64;
  private static final int MAJOR_FAULTS_AT = 72;
  private static final int VOLUNTARY_AT = 128;
  private static final int INVOLUNTARY_AT = 136;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private static final MethodHandle CLOCK_NANOSLEEP =
      find(
          "clock_nanosleep", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle CLOCK_GETTIME =
      find("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle SCHED_SETSCHEDULER =
      find(
          "sched_setscheduler",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS),
          ERRNO_KEPT);
  private static final MethodHandle SCHED_SETAFFINITY =
      find(
          "sched_setaffinity",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          ERRNO_KEPT);
  private static final MethodHandle MLOCKALL =
      find("mlockall", FunctionDescriptor.of(JAVA_INT, JAVA_INT), ERRNO_KEPT);
  private static final MethodHandle MUNLOCKALL =
      find("munlockall", FunctionDescriptor.of(JAVA_INT), ERRNO_KEPT);
  private static final MethodHandle PRCTL =
      find(
          "prctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG),
          ERRNO_KEPT,
          Linker.Option.firstVariadicArg(1));
  private static final MethodHandle GETRUSAGE =
      find("getrusage", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS), ERRNO_KEPT);

  private static final MethodHandle OPEN =
      find(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle READ =
      find("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle CLOSE =
      find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MemorySegment SCHEDSTAT =
      Arena.global().allocateFrom("/proc/thread-self/schedstat");

  /// Memory for the arguments, one set a thread: any number of threads may sleep at once.
  private record Scratch(MemorySegment argument, MemorySegment usage, MemorySegment state) {
    static Scratch allocate() {
      Arena arena = Arena.ofAuto();
      return new Scratch(
          arena.allocate(CPU_SET_BYTES, Long.BYTES),
          arena.allocate(RUSAGE_BYTES, Long.BYTES),
          arena.allocate(CLibrary.STATE));
    }
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::allocate);

  @Override
  public int sleepUntil(long nanos) {
    MemorySegment time = SCRATCH.get().argument;
    time.set(JAVA_LONG, 0, nanos / NANOS_PER_SECOND);
    time.set(JAVA_LONG, Long.BYTES, nanos % NANOS_PER_SECOND);
    try {
      return (int)
          CLOCK_NANOSLEEP.invokeExact(CLOCK_MONOTONIC, TIMER_ABSTIME, time, MemorySegment.NULL);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public long monotonicNanos() {
    MemorySegment time = SCRATCH.get().argument;
    try {
      int failed = (int) CLOCK_GETTIME.invokeExact(CLOCK_MONOTONIC, time);
      if (failed != 0) throw new IllegalStateException("clock_gettime failed");
    } catch (Throwable e) {
      throw impossible(e);
    }
    return time.get(JAVA_LONG, 0) * NANOS_PER_SECOND + time.get(JAVA_LONG, Long.BYTES);
  }

  @Override
  public int scheduler(int policy, int priority) {
    Scratch scratch = SCRATCH.get();
    scratch.argument.set(JAVA_INT, 0, priority);
    try {
      return errno(
          (int)
              SCHED_SETSCHEDULER.invokeExact(
                  scratch.state, 0, policy | SCHED_RESET_ON_FORK, scratch.argument),
          scratch);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public int affinity(int cpu) {
    Scratch scratch = SCRATCH.get();
    scratch.argument.fill(cpu == ALL_CPUS ? (byte) -1 : 0);
    if (cpu >= 8 * CPU_SET_BYTES) return Errno.EINVAL.number();
    if (cpu >= 0) scratch.argument.set(JAVA_LONG, cpu / Long.SIZE * Long.BYTES, 1L << cpu);
    try {
      return errno(
          (int)
              SCHED_SETAFFINITY.invokeExact(
                  scratch.state, 0, (long) CPU_SET_BYTES, scratch.argument),
          scratch);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public int lockMemory() {
    Scratch scratch = SCRATCH.get();
    try {
      return errno((int) MLOCKALL.invokeExact(scratch.state, MCL_CURRENT | MCL_FUTURE), scratch);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public int unlockMemory() {
    Scratch scratch = SCRATCH.get();
    try {
      return errno((int) MUNLOCKALL.invokeExact(scratch.state), scratch);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public int timerSlack(long nanos) {
    Scratch scratch = SCRATCH.get();
    try {
      return errno((int) PRCTL.invokeExact(scratch.state, PR_SET_TIMERSLACK, nanos), scratch);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public int usage(long[] counters) {
    Scratch scratch = SCRATCH.get();
    MemorySegment usage = scratch.usage;
    try {
      int failed = errno((int) GETRUSAGE.invokeExact(scratch.state, RUSAGE_THREAD, usage), scratch);
      if (failed != 0) return failed;
    } catch (Throwable e) {
      throw impossible(e);
    }
    counters[0] = usage.get(JAVA_LONG, MINOR_FAULTS_AT);
    counters[1] = usage.get(JAVA_LONG, MAJOR_FAULTS_AT);
    counters[2] = usage.get(JAVA_LONG, VOLUNTARY_AT);
    counters[3] = usage.get(JAVA_LONG, INVOLUNTARY_AT);
    return 0;
  }

  @Override
  public long runDelayNanos() {
    MemorySegment text = SCRATCH.get().argument;
    long length;
    try {
      int file = (int) OPEN.invokeExact(SCHEDSTAT, O_RDONLY_CLOEXEC);
      if (file < 0) return 0;
      length = (long) READ.invokeExact(file, text, (long) CPU_SET_BYTES);
      int _ = (int) CLOSE.invokeExact(file);
    } catch (Throwable e) {
      throw impossible(e);
    }
    return secondNumber(text, length);
  }

  /// `schedstat` is three decimal numbers: time on a CPU, time waiting for one, turns taken.
  private static long secondNumber(MemorySegment text, long length) {
    long number = 0;
    int at = 0;
    while (at < length && text.get(JAVA_BYTE, at) != ' ') at++;
    for (at++; at < length && text.get(JAVA_BYTE, at) != ' '; at++)
      number = 10 * number + text.get(JAVA_BYTE, at) - '0';
    return number;
  }

  private static int errno(int result, Scratch scratch) {
    return result == 0 ? 0 : CLibrary.errno(scratch.state);
  }
}
