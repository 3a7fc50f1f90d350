package dev.sinew.runtime.realtime;

import dev.sinew.runtime.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A kernel and its clock: answers as told and keeps what it was asked. Each look at the clock
/// takes a microsecond.
final class FakeKernel implements KernelCalls {

  static final long LOOK_NANOS = 1_000;

  final List<Long> sleeps = new ArrayList<>();
  final List<String> asked = new ArrayList<>();

  /// Answers of the next sleeps, which return at once unless the answer is 0; 0 when none is left.
  final Deque<Integer> sleepAnswers = new ArrayDeque<>();

  final long[] usage = new long[4];
  long runDelayNanos;
  int schedulerAnswer;
  int lockAnswer;
  int affinityAnswer;
  int slackAnswer;
  long now = 1_000_000_000_000L;

  /// The JDK's clock on this kernel.
  final class Plain implements Clock {
    final List<Long> sleeps = new ArrayList<>();

    @Override
    public long nanos() {
      now += LOOK_NANOS;
      return now;
    }

    @Override
    public void sleepUntil(long deadlineNanos) {
      sleeps.add(deadlineNanos);
      now = Math.max(now, deadlineNanos);
    }
  }

  Kernel kernel() {
    return new Kernel(Optional.of(this), "");
  }

  @Override
  public int sleepUntil(long nanos) {
    sleeps.add(nanos);
    int answer = sleepAnswers.isEmpty() ? 0 : sleepAnswers.remove();
    if (answer == 0) now = Math.max(now, nanos);
    return answer;
  }

  @Override
  public long monotonicNanos() {
    return now;
  }

  @Override
  public int scheduler(int policy, int priority) {
    asked.add("policy " + policy + " priority " + priority);
    return schedulerAnswer;
  }

  @Override
  public int lockMemory() {
    asked.add("lock");
    return lockAnswer;
  }

  @Override
  public int unlockMemory() {
    asked.add("unlock");
    return 0;
  }

  @Override
  public int affinity(int cpu) {
    asked.add("cpu " + cpu);
    return affinityAnswer;
  }

  @Override
  public int timerSlack(long nanos) {
    asked.add("slack " + nanos);
    return slackAnswer;
  }

  @Override
  public int usage(long[] counters) {
    System.arraycopy(usage, 0, counters, 0, usage.length);
    return 0;
  }

  @Override
  public long runDelayNanos() {
    return runDelayNanos;
  }
}
