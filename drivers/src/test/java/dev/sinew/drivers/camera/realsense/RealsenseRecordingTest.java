package dev.sinew.drivers.camera.realsense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.drivers.peer.Peer;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.PacingCamera;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.librealsense2.global.realsense2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole driver on a recording of a software device, made on the spot by librealsense2 itself
/// (`src/test/c/software_bag.c`): 64x48 px; red 100 + i, depth 1000 + i in picture i of 30.
class RealsenseRecordingTest {

  @TempDir Path folder;

  @Test
  void aRecordingGivesColoursWithDepthPixelOnPixel() throws Exception {
    Path bag = record();
    ConfigSection section =
        ConfigSection.parse(
            folder.resolve("rig.yaml"),
            "driver: realsense\nbag: " + bag + "\nwidth: 64\nheight: 48\nfps: 30\n");
    RealsenseCameraProvider provider = new RealsenseCameraProvider();
    Clock clock = new MonotonicClock();
    assertThat(provider.describe("scene", section).depth()).isTrue();
    try (PacingCamera camera = (PacingCamera) provider.open("scene", section, clock)) {
      assertThat(camera.facts()).containsEntry("serial", "0042");
      for (int i = 0; i < 5; i++) {
        assertThat(camera.awaitFrame(5_000_000_000L)).isTrue();
        Frame frame = camera.capture();
        int shade = (frame.rgb()[0] & 0xff) - 100;
        assertThat(shade).isBetween(0, 29);
        int at = 20 * 64 + 30;
        assertThat(frame.rgb()[3 * at + 1]).isEqualTo((byte) 50);
        assertThat(frame.rgb()[3 * at + 2] & 0xff).isEqualTo(200 - 30);
        assertThat(frame.depth().depthM(at)).isEqualTo((1000 + shade) * 0.001);
      }
    }
  }

  private Path record() throws Exception {
    assumeTrue(RealsenseLibrary.problem().isEmpty(), RealsenseLibrary.problem());
    Loader.load(realsense2.class);
    Path compiler = Peer.find("gcc", "gcc");
    Path program = folder.resolve("software_bag");
    Path source = Path.of(System.getProperty("sinew.root"), "drivers/src/test/c/software_bag.c");
    try (Peer compiled =
        Peer.start(
            Map.of(),
            "sh",
            "-c",
            compiler + " -o " + program + " " + source + " -ldl && echo ok")) {
      compiled.lineWith("ok");
    }
    Path bag = folder.resolve("software.bag");
    try (Peer recording = Peer.start(Map.of(), program, library(), bag)) {
      recording.lineWith("recorded");
    }
    return bag;
  }

  private static String library() {
    return Loader.getLoadedLibraries().values().stream()
        .filter(path -> path.contains("librealsense2.so"))
        .findFirst()
        .orElseThrow();
  }
}
