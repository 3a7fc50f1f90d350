package dev.sinew.runtime.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class RealtimeRightsTest {

  private static final RealtimeRequest PINNED = new RealtimeRequest(80, true, OptionalInt.of(1), 1);

  private final FakeKernel kernel = new FakeKernel();

  @Test
  void everythingGrantedIsRealtime() {
    RealtimeReport report = RealtimeRights.apply(PINNED, kernel.kernel());
    assertThat(report.mode()).isEqualTo(RealtimeMode.REALTIME);
    assertThat(report).hasToString("realtime: FIFO 80; locked memory; CPU 1; timer slack 1 ns");
    assertThat(kernel.asked).containsExactly("lock", "cpu 1", "slack 1", "policy 1 priority 80");
    report.mustBeRealtime();
  }

  @Test
  void onlyWhatIsRequestedIsAskedFor() {
    RealtimeRights.apply(
        new RealtimeRequest(40, false, OptionalInt.empty(), 1000), kernel.kernel());
    assertThat(kernel.asked).containsExactly("slack 1000", "policy 1 priority 40");
  }

  @Test
  void aRefusedPriorityIsOrdinaryAndSaysWhatWouldHelp() {
    kernel.schedulerAnswer = Errno.EPERM.number();
    RealtimeReport report = RealtimeRights.apply(RealtimeRequest.servo(), kernel.kernel());
    assertThat(report.mode()).isEqualTo(RealtimeMode.ORDINARY);
    assertThat(report.grants().getFirst().refusal())
        .startsWith("sched_setscheduler says EPERM (Operation not permitted); ")
        .contains("'<user> - rtprio 80'", "ulimit -r", "CAP_SYS_NICE");
    assertThatThrownBy(report::mustBeRealtime)
        .isInstanceOf(RealtimeException.class)
        .hasMessageStartingWith(
            "real-time mode is required, but this thread is ordinary: no FIFO 80: ")
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("locked memory");
  }

  @Test
  void aRefusedMemoryLockIsPartial() {
    kernel.lockAnswer = Errno.ENOMEM.number();
    RealtimeReport report = RealtimeRights.apply(RealtimeRequest.servo(), kernel.kernel());
    assertThat(report.mode()).isEqualTo(RealtimeMode.PARTIAL);
    assertThat(report.toString())
        .contains("no locked memory: mlockall says ENOMEM", "memlock unlimited", "CAP_IPC_LOCK");
  }

  @Test
  void aCpuThatIsNotThereIsPartial() {
    kernel.affinityAnswer = Errno.EINVAL.number();
    RealtimeReport report = RealtimeRights.apply(PINNED, kernel.kernel());
    assertThat(report.mode()).isEqualTo(RealtimeMode.PARTIAL);
    assertThat(report.toString()).contains("no CPU 1: sched_setaffinity says EINVAL");
  }

  @Test
  void withoutAKernelThereAreNoRightsAndAReason() {
    RealtimeReport report =
        RealtimeRights.apply(PINNED, new Kernel(Optional.empty(), "not on this system"));
    assertThat(report).hasToString("ordinary: no FIFO 80: not on this system");
  }

  @Test
  void releasingGivesEverythingBack() {
    RealtimeRights.release(kernel);
    assertThat(kernel.asked).containsExactly("policy 0 priority 0", "cpu -1", "slack 0", "unlock");
  }

  @Test
  void aRequestOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new RealtimeRequest(100, true, OptionalInt.empty(), 1))
        .hasMessage("FIFO priority 100 is not 1 to 99");
    assertThatThrownBy(() -> new RealtimeRequest(80, true, OptionalInt.of(-1), 1))
        .hasMessage("CPU -1 is negative");
    assertThatThrownBy(() -> new RealtimeRequest(80, true, OptionalInt.empty(), 0))
        .hasMessage("timer slack 0 ns is not positive");
  }

  @Test
  void aVirtualThreadIsTurnedAway() throws InterruptedException {
    FutureTask<RealtimeReport> task =
        new FutureTask<>(() -> RealtimeRights.apply(PINNED, kernel.kernel()));
    Thread.startVirtualThread(task).join();
    assertThatThrownBy(task::get).hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void unknownErrorsKeepTheirNumber() {
    assertThat(Errno.text(1)).isEqualTo("EPERM (Operation not permitted)");
    assertThat(Errno.text(9999)).isEqualTo("error number 9999");
  }

  /// `policy` is field 41 of proc_pid_stat(5).
  @Test
  void grantedRightsAreInForceNotInheritedAndGivenBack()
      throws InterruptedException, ExecutionException {
    assumeTrue(Kernel.here().calls().isPresent(), Kernel.here().reason());
    RealtimeRequest request = new RealtimeRequest(1, false, OptionalInt.of(0), 1);
    String policies =
        onOwnThread(
            () -> {
              RealtimeReport report = RealtimeRights.apply(request);
              RealtimeRights.apply(request);
              if (report.mode() != RealtimeMode.REALTIME) return report.toString();
              String own = policy();
              String child = onOwnThread(RealtimeRightsTest::policy);
              RealtimeRights.release();
              return own + " " + child + " " + policy();
            });
    assumeTrue(policies.length() == 5, policies);
    assertThat(policies).isEqualTo("1 0 0");
  }

  private static String policy() throws IOException {
    String stat = Files.readString(Path.of("/proc/thread-self/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[38];
  }

  private static String onOwnThread(Callable<String> work)
      throws InterruptedException, ExecutionException {
    FutureTask<String> task = new FutureTask<>(work);
    Thread thread = Thread.ofPlatform().start(task);
    thread.join();
    return task.get();
  }
}
