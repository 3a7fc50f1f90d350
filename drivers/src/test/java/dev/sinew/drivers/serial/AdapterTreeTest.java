package dev.sinew.drivers.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterTreeTest {

  @TempDir Path root;
  private Path port;
  private AdapterTree adapters;

  @BeforeEach
  void anFtdiAdapter() throws IOException {
    assumeTrue(Path.of("/").getFileSystem().supportedFileAttributeViews().contains("unix"));
    port = Files.createFile(Files.createDirectories(root.resolve("dev")).resolve("ttyUSB0"));
    Path byId = Files.createDirectories(root.resolve("dev/serial/by-id"));
    Files.createSymbolicLink(byId.resolve("usb-FTDI_U2D2_FT1-if00-port0"), port);
    Files.createSymbolicLink(byId.resolve("usb-gone"), root.resolve("dev/ttyACM9"));
    Path sys = Files.createDirectories(root.resolve("sys/bus/usb-serial/devices/ttyUSB0"));
    Files.writeString(sys.resolve("latency_timer"), "16\n");
    adapters = AdapterTree.of(root);
  }

  @Test
  void thePathThatSurvivesReplugIsFound() throws IOException {
    assertThat(adapters.stablePath(port.toString())).endsWith("by-id/usb-FTDI_U2D2_FT1-if00-port0");
    Path other = Files.createFile(root.resolve("dev/ttyS0"));
    assertThat(adapters.stablePath(other.toString())).isEqualTo(other.toString());
  }

  @Test
  void theLatencyTimerIsReadThroughTheStablePathToo() {
    assertThat(adapters.latencyMillis(port.toString())).isEqualTo(16);
    assertThat(adapters.latencyMillis(adapters.stablePath(port.toString()))).isEqualTo(16);
  }

  @Test
  void anAdapterWithoutTimerSaysSo() throws IOException {
    Path other = Files.createFile(root.resolve("dev/ttyACM0"));
    assertThat(adapters.latencyMillis(other.toString())).isEqualTo(-1);
    assertThat(adapters.latencyMillis(root.resolve("dev/none").toString())).isEqualTo(-1);
  }

  @Test
  void aMachineWithoutSuchDirectoriesTellsNothing() {
    AdapterTree none = AdapterTree.of(root.resolve("none"));
    assertThat(none.stablePath(port.toString())).isEqualTo(port.toString());
    assertThat(none.latencyMillis(port.toString())).isEqualTo(-1);
  }
}
