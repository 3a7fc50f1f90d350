package dev.sinew.drivers.servo.arm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sinew.drivers.link.CommandSlot;
import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.runtime.VirtualClock;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole cycles, goals out and present values in, with the families' packets and the emulated
/// servos' wire time, in virtual time.
class WireCycleTest {

  private static final int CYCLES = 200;

  private final VirtualClock clock = new VirtualClock();
  private final CommandSlot commands = new CommandSlot(6);
  private final StateSlot states = new StateSlot(6);

  private ArmBus engaged(String name) {
    ServoArmConfig config = ServoArmConfig.read(Sections.read(name).with("emulate", "true"));
    ArmSection arm = config.arms().getFirst();
    Emulation emulation = new Emulation();
    ServoBus line = emulation.open(arm, clock);
    new Connection(arm, line, config).open();
    ArmBus bus =
        new ArmBus(
            arm,
            line,
            clock,
            commands,
            new StateInlet(arm.joints(), states),
            new MotorStreams(arm, Sections.exchange(config)),
            new MotorHealth(arm, config.silenceNanos()));
    bus.place(() -> emulation.place(arm));
    for (int i = 0; i < 200; i++) cycle(bus);
    states.take();
    command();
    for (int i = 0; i < 20; i++) cycle(bus);
    assertThat(bus.grip().whole()).isTrue();
    return bus;
  }

  private void cycle(ArmBus bus) {
    bus.cycle();
    clock.sleepUntil(clock.nanos() + 5_000_000);
  }

  private void command() {
    commands.begin();
    for (int i = 0; i < 6; i++) commands.put(i, states.position(i));
    commands.publish();
  }

  /// 100 Hz of reading and writing was asked for; USB adapters add their own latency.
  @ParameterizedTest
  @CsvSource({"so101", "koch"})
  void sixServosAtOneMegabaudLeaveMoreThanHalfOfTenMilliseconds(String name) {
    ArmBus bus = engaged(name);
    long before = clock.nanos();
    for (int i = 0; i < CYCLES; i++) {
      command();
      bus.cycle();
    }
    double millis = (clock.nanos() - before) / 1e6 / CYCLES;
    assertThat(millis).isLessThan(5);
  }

  @ParameterizedTest
  @CsvSource({"so101", "koch"})
  void aCycleAllocatesNothing(String name) {
    ArmBus bus = engaged(name);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 30 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CYCLES; i++) {
        command();
        bus.cycle();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }
}
