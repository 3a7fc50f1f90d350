package dev.sinew.drivers.sim.arm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.VirtualClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// What a tick costs in memory. The same ticks again and again: while the JVM still loads, links
/// and compiles, it allocates on the thread's account; what a tick allocates by itself would show
/// in every round.
class ArmAllocationTest {

  private static final int ROUNDS = 20;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final JointState state = new JointState(2);
  private final double[] wanted = new double[2];

  @Test
  void tenThousandTicksInThisProcessAllocateNothing() {
    VirtualClock clock = new VirtualClock();
    ArmConfig config = Arms.config(Arms.TWO_JOINTS, Arms.SENSORS, "clock: device\n");
    PacingSimArm arm = new PacingSimArm(config, new ArmClock(clock, 0), Arms.exchange(config));
    assertThat(
            least(
                10_000,
                () -> {
                  arm.awaitPacket(2_000_000);
                  arm.read(state);
                  arm.send(wanted);
                }))
        .isZero();
    assertThat(arm.ledger().commands()).isPositive();
  }

  @Test
  void aThousandTicksOverTheSocketAllocateNothing() throws IOException {
    Clock clock = new MonotonicClock();
    String patient = Arms.TWO_JOINTS.replace("watchdog-ms: 50", "watchdog-ms: 2000");
    ArmConfig config = Arms.config(patient, Arms.SENSORS, Arms.DEVICE);
    try (ArmDevice device = ArmDevice.start(config, config.address().orElseThrow(), clock)) {
      DeviceAddress address = new DeviceAddress(device.address(), Arms.TOKEN);
      DeviceLink link = new DeviceLink(config, address, clock);
      try (PacingRemoteArm arm = new PacingRemoteArm(config, link, Arms.exchange(config))) {
        assertThat(link.greet(10_000_000_000L)).isTrue();
        assertThat(
                least(
                    1_000,
                    () -> {
                      arm.awaitPacket(2_000_000);
                      arm.read(state);
                      link.command(wanted);
                    }))
            .isZero();
        assertThat(link.states().step()).isPositive();
      }
    }
  }

  /// Bytes of the cheapest round.
  private long least(int ticks, Runnable tick) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < ticks; i++) tick.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
