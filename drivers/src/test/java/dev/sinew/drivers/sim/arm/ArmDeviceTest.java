package dev.sinew.drivers.sim.arm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.RobotCondition;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real sockets and threads; nothing here judges how fast the machine is.
class ArmDeviceTest {

  private static final String PATIENT =
      Arms.TWO_JOINTS.replace("watchdog-ms: 50", "watchdog-ms: 2000");

  private final Clock clock = new MonotonicClock();
  private final JointState state = new JointState(2);

  @TempDir private Path folder;

  @Test
  void anArmInAnotherProcessIsPlacedCommandedHaltedAndEndsWithItsLedger() throws Exception {
    Path file = folder.resolve("arm.yaml");
    Files.writeString(file, PATIENT + Arms.SENSORS + Arms.DEVICE);
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("jdk.module.path", System.getProperty("java.class.path")),
                ArmDevice.class.getName(),
                file.toString())
            .redirectError(folder.resolve("err").toFile())
            .start();
    try (BufferedReader output = process.inputReader()) {
      String line = output.readLine();
      assertThat(line)
          .as(Files.readString(folder.resolve("err")))
          .startsWith("test-arm listens at 127.0.0.1:");
      int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      ArmConfig config = Arms.config(PATIENT, Arms.SENSORS, Arms.DEVICE);
      drive(config, new InetSocketAddress("127.0.0.1", port));
      process.toHandle().destroy(); // unlike Process.destroy, leaves the output open
      assertThat(output.readLine())
          .startsWith("{\"commands\":20,")
          .contains("\"watchdog_trips\":0,\"limit_breaks\":0,");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private void drive(ArmConfig config, InetSocketAddress where) {
    DeviceLink link = new DeviceLink(config, new DeviceAddress(where, Arms.TOKEN), clock);
    try (PacingRemoteArm arm = new PacingRemoteArm(config, link, Arms.exchange(config))) {
      assertThat(link.greet(10_000_000_000L)).isTrue();
      arm.place(7);
      VirtualArm same = new VirtualArm(config);
      same.place(0, 7);
      arm.read(state);
      assertThat(state.position(0)).isEqualTo(same.position(0));
      assertThat(state.condition()).isEqualTo(RobotCondition.OPERATIONAL);
      for (int i = 0; i < 20; i++) {
        assertThat(arm.awaitPacket(2_000_000_000L)).isTrue();
        long before = state.stampNanos();
        arm.read(state);
        assertThat(state.stampNanos()).isGreaterThan(before);
        link.command(new double[] {state.position(0), state.position(1)});
      }
      arm.halt();
      while (state.condition() == RobotCondition.OPERATIONAL && arm.awaitPacket(2_000_000_000L))
        arm.read(state);
      assertThat(state.condition()).isEqualTo(RobotCondition.NOT_READY);
    }
  }

  /// By the socket's error, long before the watchdog's time; a state that was still on its way may
  /// come after the first error.
  @Test
  @Timeout(60)
  void aDeviceThatIsSwitchedOffInTheMiddleIsLost() throws IOException {
    ArmConfig config =
        Arms.config(Arms.TWO_JOINTS.replace("watchdog-ms: 50", "watchdog-ms: 10000"), Arms.DEVICE);
    ArmDevice device = ArmDevice.start(config, config.address().orElseThrow(), clock);
    DeviceAddress address = new DeviceAddress(device.address(), Arms.TOKEN);
    DeviceLink link = new DeviceLink(config, address, clock);
    try (PacingRemoteArm arm = new PacingRemoteArm(config, link, Arms.exchange(config))) {
      assertThat(link.greet(10_000_000_000L)).isTrue();
      arm.read(state);
      link.command(new double[] {state.position(0), state.position(1)});
      device.close();
      while (state.condition() != RobotCondition.LINK_LOST) {
        link.command(new double[] {0, 0});
        arm.awaitPacket(1_000_000);
        arm.read(state);
      }
      assertThat(link.errors()).isPositive();
      assertThat(clock.nanos() - state.stampNanos()).isLessThan(config.watchdogNanos());
      assertThat(arm.awaitPacket(1_000_000)).isFalse();
    }
  }

  @Test
  void aServoThatIsInterruptedDoesNotWaitForAPacket() throws IOException {
    ArmConfig config = Arms.config(PATIENT, Arms.DEVICE);
    DeviceAddress nowhere = config.address().orElseThrow().withPort(9);
    DeviceLink link = new DeviceLink(config, nowhere, clock);
    try (PacingRemoteArm arm = new PacingRemoteArm(config, link, Arms.exchange(config))) {
      Thread.currentThread().interrupt();
      assertThat(arm.awaitPacket(Long.MAX_VALUE / 4)).isFalse();
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
