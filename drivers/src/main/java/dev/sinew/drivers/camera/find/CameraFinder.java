package dev.sinew.drivers.camera.find;

import dev.sinew.drivers.camera.realsense.RealsenseDevice;
import dev.sinew.drivers.camera.realsense.RealsenseDevices;
import dev.sinew.drivers.camera.v4l2.VideoNode;
import dev.sinew.drivers.camera.v4l2.VideoNodes;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lists the cameras of this machine. Starts none, changes nothing, never throws.
public final class CameraFinder {

  private CameraFinder() {}

  /// Video devices first. A RealSense camera appears twice: as itself, with depth, and as the video
  /// devices that it consists of.
  public static CameraList find() {
    return list(new VideoNodes().list(), realsense());
  }

  static CameraList list(List<VideoNode> nodes, List<FoundCamera> others) {
    List<FoundCamera> cameras = new ArrayList<>(nodes.stream().map(V4l2Finder::camera).toList());
    cameras.addAll(others);
    List<String> hints =
        new ArrayList<>(
            UsbLoad.hints(nodes.stream().flatMap(node -> V4l2Finder.load(node).stream()).toList()));
    if (cameras.isEmpty())
      hints.add(
          "no camera found: is one plugged in? 'lsusb' lists what the machine sees; a container or"
              + " virtual machine sees only devices that are passed on to it");
    return new CameraList(List.copyOf(cameras), List.copyOf(hints));
  }

  /// Whether the cameras of a deployment find room on the USB buses that they are plugged into now.
  ///
  /// @param sections of `cameras`, checked, by name; those of other drivers are left out
  /// @return one line a problem
  public static List<String> busHints(Map<String, ConfigSection> sections) {
    return busHints(sections, new VideoNodes().list());
  }

  static List<String> busHints(Map<String, ConfigSection> sections, List<VideoNode> nodes) {
    List<UsbLoad> loads = new ArrayList<>();
    sections.forEach(
        (name, section) -> {
          if (!section.text("driver").equals("v4l2")) return;
          nodes.stream()
              .filter(node -> V4l2Finder.isMeant(section, node))
              .findFirst()
              .flatMap(node -> V4l2Finder.load(name, node, section))
              .ifPresent(loads::add);
        });
    return UsbLoad.hints(loads);
  }

  /// Most machines have none, and no library for them: no reason to complain.
  private static List<FoundCamera> realsense() {
    if (!RealsenseDevices.problem().isEmpty()) return List.of();
    try {
      return RealsenseDevices.list().stream().map(CameraFinder::camera).toList();
    } catch (IOException e) {
      return List.of(
          new FoundCamera(
              "realsense",
              "RealSense",
              "",
              List.of(),
              "",
              List.of(),
              List.of(),
              "",
              List.of(e.getMessage())));
    }
  }

  static FoundCamera camera(RealsenseDevice device) {
    String section =
        """
        driver: realsense
        serial: "%s"
        width: 640
        height: 480
        fps: 30
        """
            .formatted(device.serial());
    boolean slow = device.usb().startsWith("2");
    return new FoundCamera(
        "realsense",
        device.name(),
        device.serial(),
        List.of("serial " + device.serial()),
        "USB " + device.usb() + (slow ? ": plug it into a USB 3 port with its own cable" : ""),
        List.of(),
        List.of(),
        section,
        List.of());
  }
}
