package dev.sinew.drivers.camera.v4l2;

import dev.sinew.drivers.camera.FrameSource;
import dev.sinew.drivers.camera.SourceOpener;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the device that a section names, wherever it is plugged in now, and opens it.
final class V4l2Opener implements SourceOpener {

  private final V4l2Config config;
  private final VideoTree tree;
  private final VideoDevices devices;
  private final Clock clock;

  V4l2Opener(V4l2Config config, VideoTree tree, VideoDevices devices, Clock clock) {
    this.config = config;
    this.tree = tree;
    this.devices = devices;
    this.clock = clock;
  }

  @Override
  public FrameSource open() throws IOException {
    Path path = config.selection().find(tree, devices);
    try {
      return started(devices.open(path), tree.usb(path));
    } catch (BusyException e) {
      List<String> holders = tree.holders(path);
      if (holders.isEmpty()) throw e;
      throw new IOException(e.getMessage() + ": " + String.join(", ", holders), e);
    }
  }

  private FrameSource started(VideoDevice device, Optional<UsbDevice> usb) throws IOException {
    Capability capability = capability(device);
    return new V4l2Source(
        device, config, identity(capability, usb), facts(device.path(), capability, usb), clock);
  }

  private static Capability capability(VideoDevice device) throws IOException {
    try {
      Capability capability = Capability.of(device);
      if (capability.captures()) return capability;
      throw new IOException(
          "%s: %s gives no pictures here; a webcam's pictures come from its first node (index0)"
              .formatted(device.path(), capability.card()));
    } catch (IOException | RuntimeException e) {
      device.close();
      throw e;
    }
  }

  /// The serial number, which stays with the camera; where it has none, the model and the port.
  private static String identity(Capability capability, Optional<UsbDevice> usb) {
    return usb.filter(device -> !device.serial().isEmpty())
        .map(device -> device.product() + " serial " + device.serial())
        .orElse(capability.card() + " at " + capability.bus());
  }

  private static Map<String, String> facts(
      Path path, Capability capability, Optional<UsbDevice> usb) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("path", path.toString());
    facts.put("card", capability.card());
    facts.put("driver", capability.driver());
    facts.put("bus", capability.bus());
    usb.ifPresent(
        device -> {
          facts.put("product", device.product());
          facts.put("serial", device.serial().isEmpty() ? "none" : device.serial());
          facts.put("usb", "%.0f Mbit/s".formatted(device.megabits()));
        });
    return facts;
  }
}
