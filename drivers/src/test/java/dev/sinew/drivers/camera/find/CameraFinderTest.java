package dev.sinew.drivers.camera.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.camera.realsense.RealsenseDevice;
import dev.sinew.drivers.camera.v4l2.CaptureMode;
import dev.sinew.drivers.camera.v4l2.ControlRange;
import dev.sinew.drivers.camera.v4l2.UsbDevice;
import dev.sinew.drivers.camera.v4l2.V4l2CameraProvider;
import dev.sinew.drivers.camera.v4l2.VideoNode;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CameraFinderTest {

  private static final List<CaptureMode> RAW = List.of(mode("YUYV", 640, 480, 30.0, 15.0));

  private static final List<CaptureMode> MANY =
      List.of(
          mode("H264", 640, 480, 30.0),
          mode("YUYV", 640, 480, 30.0),
          mode("MJPG", 1920, 1080, 30.0),
          mode("MJPG", 640, 480, 60.0, 30.0, 15.0));

  @Test
  void aCameraIsListedWithTheLinesThatADeploymentNeeds() {
    FoundCamera camera = one(node("C920", "A1", 480, MANY, List.of(), ""));
    assertThat(camera.name()).isEqualTo("C920");
    assertThat(camera.paths()).containsExactly("/dev/v4l/by-id/C920", "/dev/v4l/by-path/C920");
    assertThat(camera.connection()).isEqualTo("USB 2 (480 Mbit/s), bus 1");
    assertThat(camera.modes()).hasSize(4).contains("MJPG 640x480 60 30 15 fps");
    assertThat(camera.controls()).containsExactly("Gain 0 to 100");
    assertThat(camera.section())
        .isEqualTo(
            """
            driver: v4l2
            device: /dev/v4l/by-id/C920
            format: mjpeg
            width: 640
            height: 480
            fps: 30
            """);
    assertThat(camera.isUsable()).isTrue();
    // What is suggested is what the driver takes.
    ConfigSection section = ConfigSection.parse(Path.of("found.yaml"), camera.section());
    assertThat(new V4l2CameraProvider().describe("found", section).width()).isEqualTo(640);
  }

  @Test
  void whatIsWrongIsSaidWithWhatHelps() {
    FoundCamera forbidden =
        one(node("video0", "", 0, List.of(), List.of(), "/dev/video0: permission denied: ..."));
    assertThat(forbidden.problems()).containsExactly("/dev/video0: permission denied: ...");
    assertThat(forbidden.isUsable()).isFalse();
    FoundCamera busy = one(node("C920", "A1", 480, MANY, List.of("cheese (4711)"), ""));
    assertThat(busy.problems()).containsExactly("in use by cheese (4711); close that program");
    FoundCamera strange =
        one(node("IP", "", 5000, List.of(mode("H264", 640, 480, 30.0)), List.of(), ""));
    assertThat(strange.problems()).hasSize(1).first().asString().contains("format");
    assertThat(strange.section()).isEmpty();
  }

  @Test
  void twoUncompressedCamerasAreTooMuchForUsb2AndTwoOfMjpegAreNot() {
    assertThat(hints(RAW, 480))
        .containsExactly(
            "left and right reserve 393 Mbit/s of USB 2 bus 1, which has 384: use format mjpeg,"
                + " fewer pixels, or plug one into another USB controller or a USB 3 port");
    assertThat(hints(MANY, 480)).isEmpty();
    assertThat(hints(RAW, 5000)).isEmpty();
  }

  @Test
  void aDeploymentsCamerasAreCheckedOnTheBusesTheyAreOn() {
    List<VideoNode> nodes =
        List.of(
            node("left", "A1", 480, MANY, List.of(), ""),
            node("right", "A2", 480, MANY, List.of(), ""));
    Map<String, ConfigSection> sections = new LinkedHashMap<>();
    sections.put("wrist", section("serial: \"A1\"\nformat: yuyv\n"));
    sections.put("scene", section("device: /dev/v4l/by-path/right\nformat: yuyv\n"));
    assertThat(CameraFinder.busHints(sections, nodes))
        .singleElement()
        .asString()
        .startsWith("wrist and scene reserve 393 Mbit/s");
    sections.put("scene", section("device: /dev/v4l/by-path/right\nformat: mjpeg\n"));
    assertThat(CameraFinder.busHints(sections, nodes)).isEmpty();
    sections.put("wrist", section("serial: \"A1\"\nformat: yuyv\nwidth: 1920\nheight: 1080\n"));
    assertThat(CameraFinder.busHints(sections, nodes))
        .singleElement()
        .asString()
        .startsWith("wrist wants 995 Mbit/s, but USB 2 gives one camera 197");
  }

  @Test
  void withoutCamerasThereIsAHint() {
    assertThat(CameraFinder.list(List.of(), List.of()).hints())
        .singleElement()
        .asString()
        .startsWith("no camera found: is one plugged in?");
  }

  @Test
  void theMachineAtHandIsListedWhateverItHas() {
    CameraList list = CameraFinder.find();
    assertThat(list.cameras().isEmpty()).isEqualTo(list.hints().toString().contains("no camera"));
  }

  @Test
  void aRealsenseOnUsb2IsToldSo() {
    FoundCamera camera =
        CameraFinder.camera(new RealsenseDevice("D435", "0344", "5.15", "2.1", "2-1"));
    assertThat(camera.connection()).contains("plug it into a USB 3 port");
    assertThat(camera.section()).contains("serial: \"0344\"");
  }

  private static List<String> hints(List<CaptureMode> modes, double megabits) {
    return CameraFinder.list(
            List.of(
                node("left", "1", megabits, modes, List.of(), ""),
                node("right", "2", megabits, modes, List.of(), "")),
            List.of())
        .hints();
  }

  private static FoundCamera one(VideoNode node) {
    return CameraFinder.list(List.of(node), List.of()).cameras().getFirst();
  }

  private static CaptureMode mode(String format, int width, int height, Double... fps) {
    return new CaptureMode(format, width, height, List.of(fps));
  }

  private static VideoNode node(
      String card,
      String serial,
      double megabits,
      List<CaptureMode> modes,
      List<String> holders,
      String problem) {
    return new VideoNode(
        Path.of("/dev/video0"),
        List.of(Path.of("/dev/v4l/by-id/" + card), Path.of("/dev/v4l/by-path/" + card)),
        card,
        "usb-1",
        megabits == 0
            ? Optional.empty()
            : Optional.of(new UsbDevice("046d:082d", serial, "1", megabits)),
        modes,
        List.of(new ControlRange(1, "Gain", 0, 100, 1, true)),
        holders,
        problem);
  }

  private static ConfigSection section(String lines) {
    String size = lines.contains("width") ? "" : "width: 640\nheight: 480\n";
    return ConfigSection.parse(Path.of("rig.yaml"), "driver: v4l2\nfps: 30\n" + size + lines);
  }
}
