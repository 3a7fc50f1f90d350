package dev.sinew.drivers.camera.find;

import dev.sinew.drivers.camera.v4l2.CaptureMode;
import dev.sinew.drivers.camera.v4l2.ControlRange;
import dev.sinew.drivers.camera.v4l2.UsbDevice;
import dev.sinew.drivers.camera.v4l2.VideoNode;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Words for a video device.
final class V4l2Finder {

  /// What can be decoded, the format that is kind to USB first.
  private static final Map<String, String> FORMATS =
      Map.of("MJPG", "mjpeg", "YUYV", "yuyv", "NV12", "nv12", "GREY", "grey");

  private static final List<String> PREFERENCE = List.of("MJPG", "YUYV", "NV12", "GREY");

  /// What policies are trained with most often.
  private static final int PIXELS = 640 * 480;

  private static final double FPS = 30;

  private V4l2Finder() {}

  static FoundCamera camera(VideoNode node) {
    return new FoundCamera(
        "v4l2",
        node.card(),
        node.usb().map(UsbDevice::serial).orElse(""),
        paths(node),
        connection(node),
        node.modes().stream().map(CaptureMode::words).toList(),
        node.controls().stream().map(ControlRange::words).toList(),
        best(node).map(mode -> section(node, mode)).orElse(""),
        problems(node));
  }

  private static List<String> paths(VideoNode node) {
    return node.stablePaths().stream().map(Path::toString).toList();
  }

  private static String connection(VideoNode node) {
    return node.usb()
        .map(
            usb ->
                "USB %s (%.0f Mbit/s), bus %s"
                    .formatted(usb.megabits() > 480 ? "3" : "2", usb.megabits(), usb.bus()))
        .orElse(node.bus());
  }

  private static List<String> problems(VideoNode node) {
    List<String> problems = new ArrayList<>();
    if (!node.problem().isEmpty()) problems.add(node.problem());
    else if (best(node).isEmpty())
      problems.add("gives no pictures in a format that is understood here: MJPG, YUYV, NV12, GREY");
    if (!node.holders().isEmpty())
      problems.add("in use by " + String.join(", ", node.holders()) + "; close that program");
    return problems;
  }

  /// The one nearest to 640x480 at 30 fps.
  private static Optional<CaptureMode> best(VideoNode node) {
    return node.modes().stream()
        .filter(mode -> FORMATS.containsKey(mode.format()))
        .min(
            Comparator.<CaptureMode>comparingDouble(
                    mode -> Math.abs(Math.log((double) mode.width() * mode.height() / PIXELS)))
                .thenComparing(mode -> PREFERENCE.indexOf(mode.format()))
                .thenComparingDouble(mode -> Math.abs(rate(mode) - FPS)));
  }

  private static double rate(CaptureMode mode) {
    return mode.fps().stream()
        .min(Comparator.comparingDouble(rate -> Math.abs(rate - FPS)))
        .orElse(FPS);
  }

  private static String format(CaptureMode mode) {
    return FORMATS.get(mode.format());
  }

  private static String section(VideoNode node, CaptureMode mode) {
    String which =
        node.stablePaths().isEmpty()
            ? "bus: \"%s\"".formatted(node.bus())
            : "device: " + node.stablePaths().getFirst();
    return """
    driver: v4l2
    %s
    format: %s
    width: %d
    height: %d
    fps: %s
    """
        .formatted(which, format(mode), mode.width(), mode.height(), number(rate(mode)));
  }

  private static String number(double rate) {
    return rate == Math.rint(rate)
        ? Long.toString((long) rate)
        : String.format(Locale.ROOT, "%.3f", rate);
  }

  /// In the mode that is best.
  static Optional<UsbLoad> load(VideoNode node) {
    return best(node)
        .flatMap(
            mode -> load(node.card(), node, format(mode), mode.width(), mode.height(), rate(mode)));
  }

  /// As a deployment wants it.
  ///
  /// @param section with `driver: v4l2`
  static Optional<UsbLoad> load(String name, VideoNode node, ConfigSection section) {
    return load(
        name,
        node,
        section.text("format"),
        section.integer("width"),
        section.integer("height"),
        section.number("fps"));
  }

  private static Optional<UsbLoad> load(
      String name, VideoNode node, String format, int width, int height, double fps) {
    double megabits = UsbLoad.megabits(format, width, height, fps);
    return node.usb().map(usb -> new UsbLoad(name, usb.bus(), usb.megabits(), megabits));
  }

  /// Whether a section means this device.
  static boolean isMeant(ConfigSection section, VideoNode node) {
    if (section.has("serial"))
      return node.usb().map(UsbDevice::serial).equals(Optional.of(section.text("serial")));
    if (section.has("bus")) return node.bus().equals(section.text("bus"));
    return node.stablePaths().contains(Path.of(section.text("device")));
  }
}
