package dev.sinew.runtime.realtime;

import dev.sinew.runtime.realtime.RealtimeReport.Grant;
import java.util.ArrayList;
import java.util.List;

/// Asks the kernel for what a servo thread needs, on the calling platform thread. A refusal is an
/// answer, not a failure. Asking twice is harmless.
///
/// The thread's own threads and processes do not inherit its priority (`SCHED_RESET_ON_FORK`).
public final class RealtimeRights {

  private RealtimeRights() {}

  /// @throws IllegalStateException on a virtual thread, whose rights would be its carrier's
  public static RealtimeReport apply(RealtimeRequest request) {
    return apply(request, Kernel.here());
  }

  /// Gives everything back: ordinary scheduling on every CPU, default slack, memory unlocked.
  public static void release() {
    Kernel.here().calls().ifPresent(RealtimeRights::release);
  }

  static RealtimeReport apply(RealtimeRequest request, Kernel kernel) {
    if (Thread.currentThread().isVirtual())
      throw new IllegalStateException("a virtual thread cannot have real-time rights");
    return kernel
        .calls()
        .map(calls -> ask(request, calls))
        .orElseGet(() -> refused(request, kernel.reason()));
  }

  static void release(KernelCalls calls) {
    calls.scheduler(KernelCalls.SCHED_OTHER, 0);
    calls.affinity(KernelCalls.ALL_CPUS);
    calls.timerSlack(0);
    calls.unlockMemory();
  }

  /// The priority last: until then the thread shares its CPU while memory is being locked.
  private static RealtimeReport ask(RealtimeRequest request, KernelCalls calls) {
    List<Grant> grants = new ArrayList<>();
    if (request.lockMemory()) grants.add(lockMemory(calls));
    if (request.cpu().isPresent()) grants.add(pin(request.cpu().getAsInt(), calls));
    grants.add(slack(request.timerSlackNanos(), calls));
    Grant fifo = fifo(request.fifoPriority(), calls);
    grants.addFirst(fifo);
    return new RealtimeReport(mode(fifo.granted(), grants), grants);
  }

  private static RealtimeReport refused(RealtimeRequest request, String reason) {
    return new RealtimeReport(
        RealtimeMode.ORDINARY, List.of(new Grant("FIFO " + request.fifoPriority(), false, reason)));
  }

  private static RealtimeMode mode(boolean fifo, List<Grant> grants) {
    if (!fifo) return RealtimeMode.ORDINARY;
    return grants.stream().allMatch(Grant::granted) ? RealtimeMode.REALTIME : RealtimeMode.PARTIAL;
  }

  private static Grant fifo(int priority, KernelCalls calls) {
    return grant(
        "FIFO " + priority,
        "sched_setscheduler",
        calls.scheduler(KernelCalls.SCHED_FIFO, priority),
        ("put '<user> - rtprio %d' into /etc/security/limits.conf and log in again ('ulimit -r'"
                + " shows it), or grant CAP_SYS_NICE (container: --cap-add=SYS_NICE)")
            .formatted(priority));
  }

  private static Grant lockMemory(KernelCalls calls) {
    return grant(
        "locked memory",
        "mlockall",
        calls.lockMemory(),
        "put '<user> - memlock unlimited' into /etc/security/limits.conf and log in again ('ulimit"
            + " -l' shows it), or grant CAP_IPC_LOCK (container: --cap-add=IPC_LOCK)");
  }

  private static Grant pin(int cpu, KernelCalls calls) {
    return grant(
        "CPU " + cpu,
        "sched_setaffinity",
        calls.affinity(cpu),
        "choose a CPU that 'taskset -p $$' lists; a container's are set with --cpuset-cpus");
  }

  private static Grant slack(long nanos, KernelCalls calls) {
    return grant(
        "timer slack " + nanos + " ns",
        "prctl(PR_SET_TIMERSLACK)",
        calls.timerSlack(nanos),
        "allow prctl in the container's seccomp profile");
  }

  private static Grant grant(String right, String call, int errno, String help) {
    String refusal = errno == 0 ? "" : call + " says " + Errno.text(errno) + "; " + help;
    return new Grant(right, errno == 0, refusal);
  }
}
