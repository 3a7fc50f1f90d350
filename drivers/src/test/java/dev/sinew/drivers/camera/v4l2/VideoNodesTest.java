package dev.sinew.drivers.camera.v4l2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoNodesTest {

  @TempDir Path folder;

  @Test
  void everyNodeThatGivesPicturesIsListedWithAllThatItCan() throws IOException {
    Bench bench = new Bench(folder);
    bench.plug(10, Bench.BY_ID, "0042", FakeCamera.webcam());
    FakeCamera metadata = FakeCamera.webcam();
    metadata.deviceCaps = 0x04a00000;
    bench.plug(11, "", "0042", metadata);
    FakeCamera gone = FakeCamera.webcam();
    gone.unplug();
    bench.plug(2, "", "", gone);
    bench.hold(10, 4711, "cheese");

    List<VideoNode> nodes = new VideoNodes(bench.tree, bench::open).list();
    assertThat(nodes)
        .extracting(node -> node.node().getFileName().toString())
        .containsExactly("video2", "video10");
    VideoNode webcam = nodes.getLast();
    assertThat(webcam.card()).isEqualTo("Fake Cam");
    assertThat(webcam.bus()).isEqualTo("usb-0000:00:14.0-2");
    assertThat(webcam.stablePaths()).containsExactly(Path.of(bench.byId()));
    assertThat(webcam.usb()).contains(new UsbDevice("046d:082d", "0042", "1", 480));
    assertThat(webcam.modes().stream().map(CaptureMode::words))
        .containsExactly("YUYV 4x2 30 15 fps", "YUYV 8x6 30 fps", "MJPG 8x6 60 30 fps");
    assertThat(webcam.controls().stream().map(ControlRange::words))
        .hasSize(8)
        .contains("White Balance Temperature 2800 to 6500 by 10", "Gain 0 to 100");
    assertThat(webcam.holders()).containsExactly("cheese (4711)");
    assertThat(webcam.problem()).isEmpty();
    assertThat(nodes.getFirst().problem()).contains("is the camera plugged in?");
  }

  @Test
  void onAMachineWithoutCamerasTheListIsEmpty() throws IOException {
    assertThat(new VideoNodes(new Bench(folder).tree, path -> null).list()).isEmpty();
  }
}
