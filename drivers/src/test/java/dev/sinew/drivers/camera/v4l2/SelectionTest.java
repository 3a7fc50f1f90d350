package dev.sinew.drivers.camera.v4l2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A camera is named by what stays with it, never by the order of plugging.
class SelectionTest {

  private static final String PORT = "v4l/by-path/pci-0000:00:14.0-usb-0:2:1.0-video-index0";

  @TempDir Path folder;

  private Bench bench;

  @BeforeEach
  void plugIn() throws IOException {
    bench = new Bench(folder);
    bench.plug(0, Bench.BY_ID, "0042", FakeCamera.webcam());
    FakeCamera other = FakeCamera.webcam();
    other.bus = "usb-0000:00:14.0-7";
    bench.plug(2, PORT, "", other);
    FakeCamera metadata = FakeCamera.webcam();
    metadata.deviceCaps = 0x04a00000;
    bench.plug(1, "", "0042", metadata);
  }

  @Test
  void aNumberedDeviceIsRefusedWithTheStablePathsToIt() {
    assertThatThrownBy(() -> select("device: " + bench.tree.dev().resolve("video0") + "\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("device: ")
        .hasMessageContaining("may be another camera after the next plugging; write ")
        .hasMessageEndingWith(bench.byId());
    assertThatThrownBy(() -> select("device: /dev/video9\n"))
        .hasMessageEndingWith("write its path below /dev/v4l/by-id or /dev/v4l/by-path");
  }

  @Test
  void aCameraIsFoundByLinkSerialOrPort() throws IOException {
    assertThat(find("device: " + bench.byId() + "\n")).hasToString(bench.byId());
    assertThat(find("serial: \"0042\"\n")).hasFileName("video0");
    assertThat(find("bus: usb-0000:00:14.0-7\n")).hasFileName("video2");
  }

  @Test
  void aCameraThatIsNotThereIsOneLineWithThoseThatAre() {
    assertThatThrownBy(() -> find("device: " + bench.tree.dev() + "/v4l/by-id/other\n"))
        .hasMessageContaining("there is no such device; there are ")
        .hasMessageContaining(bench.byId())
        .hasMessageEndingWith(PORT);
    assertThatThrownBy(() -> find("serial: \"43\"\n"))
        .hasMessageStartingWith("the camera with serial 43 is not there; there are ");
  }

  @Test
  void aSerialWithSeveralKindsOfPicturesAsksForAPath() throws IOException {
    FakeCamera depth = FakeCamera.webcam();
    bench.plug(3, "v4l/by-id/usb-Fake_Cam_0042-video-index2", "0042", depth);
    assertThatThrownBy(() -> find("serial: \"0042\"\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("name one by 'device': " + bench.byId() + ", ")
        .hasMessageEndingWith("video-index2");
  }

  @Test
  void theSectionNamesExactlyOneWayAndKnownKeysOnly() {
    for (String wrong :
        new String[] {
          "",
          "serial: \"1\"\nbus: usb-1\n",
          "serial: \"1\"\nexposure: 3\n",
          "serial: \"1\"\nformat: h264\n",
          "serial: \"1\"\ncontrols: {exposure-ms: 0}\n",
          "serial: \"1\"\ncontrols: {iris: 0}\n"
        }) assertThatThrownBy(() -> select(wrong)).as(wrong).isInstanceOf(ConfigException.class);
  }

  private Selection select(String lines) {
    return V4l2Config.read(bench.section(lines), bench.tree).selection();
  }

  private Path find(String lines) throws IOException {
    return select(lines).find(bench.tree, bench::open);
  }
}
