package dev.sinew.runtime.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class KernelTest {

  @Test
  void otherMachinesSayWhyThereAreNoCalls() {
    assertThat(Kernel.find("Mac OS X", "aarch64").reason())
        .isEqualTo("no real-time calls for Mac OS X, only for Linux");
    assertThat(Kernel.find("Linux", "riscv64").reason())
        .isEqualTo("no real-time calls for Linux on riscv64, only for x86-64 and arm64");
    assertThat(Kernel.find("Linux", "riscv64").calls()).isEmpty();
  }

  @Test
  void aKernelWhoseClockIsNotJavasIsNotUsed() {
    FakeKernel elsewhere = new FakeKernel();
    elsewhere.now = System.nanoTime() - 1_000_000_000;
    Kernel kernel = Kernel.checked(elsewhere);
    assertThat(kernel.calls()).isEmpty();
    assertThat(kernel.reason()).contains("CLOCK_MONOTONIC");
  }

  @Test
  void thisMachineHasCallsOrAReason() {
    Kernel here = Kernel.here();
    assertThat(here.calls().isPresent()).isEqualTo(here.reason().isEmpty());
    assumeTrue(here.calls().isPresent(), here.reason());
    KernelCalls calls = here.calls().orElseThrow();
    assertThat(calls.sleepUntil(System.nanoTime() - 1)).isZero();
    assertThat(calls.sleepUntil(-1)).isEqualTo(Errno.EINVAL.number());
    assertThat(calls.scheduler(KernelCalls.SCHED_FIFO, 100)).isEqualTo(Errno.EINVAL.number());
    assertThat(calls.affinity(1023)).isEqualTo(Errno.EINVAL.number());
    assertThat(calls.affinity(5000)).isEqualTo(Errno.EINVAL.number());
  }
}
