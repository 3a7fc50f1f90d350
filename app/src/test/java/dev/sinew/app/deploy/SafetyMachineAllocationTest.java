package dev.sinew.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.safety.Clearing;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Reaction;
import dev.sinew.runtime.safety.SafetyMachine;
import dev.sinew.runtime.safety.SafetyTimes;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The machine alone, through every mode but the last; as in [AllocationTest], in rounds.
@Isolated("counts what its thread allocates")
class SafetyMachineAllocationTest {

  private static final long SECOND = 1_000_000_000;
  private static final int LIVES = 5_000;
  private static final int ROUNDS = 6;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final SafetyMachine machine =
      new SafetyMachine(
          new Reaction[] {Reaction.SLOW, Reaction.STOP, Reaction.HALT},
          new Clearing[] {Clearing.BY_ITSELF, Clearing.OPERATOR, Clearing.OPERATOR},
          SafetyTimes.standard(),
          1);
  private long now;

  @Test
  void ticksAndRequestsAllocateNothing() {
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && allocated > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < LIVES; i++) live();
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).isZero();
    assertThat(machine.faultNumber()).isGreaterThanOrEqualTo(LIVES);
    assertThat(machine.mode()).isEqualTo(Mode.STANDSTILL);
  }

  private void live() {
    run();
    machine.report(1);
    machine.report(2);
    tick();
    tick();
    machine.reset(machine.faultNumber(), machine.nonce());
    now += 700 * SECOND;
    tick();
    machine.reset(machine.faultNumber(), machine.nonce());
    run();
    machine.stop();
    tick();
  }

  private void run() {
    tick();
    machine.arm(machine.nonce(), true);
    machine.start(machine.nonce());
    machine.report(0);
    tick();
  }

  private void tick() {
    now += SECOND / 1000;
    machine.tick(now, true, false);
  }
}
