package dev.sinew.drivers.camera.v4l2;

import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which device is meant: always the same one, however it was plugged.
sealed interface Selection {

  /// A link of udev.
  record ByPath(Path path) implements Selection {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /// The serial number of a USB device.
  record BySerial(String serial) implements Selection {
    @Override
    public String toString() {
      return "the camera with serial " + serial;
    }
  }

  /// The port, as the driver names it.
  record ByBus(String bus) implements Selection {
    @Override
    public String toString() {
      return "the camera at " + bus;
    }
  }

  /// @throws dev.sinew.runtime.config.ConfigException for a numbered device, with the stable names
  ///     that it has now
  static Selection read(ConfigSection section, VideoTree tree) {
    if (section.has("serial")) return new BySerial(section.text("serial"));
    if (section.has("bus")) return new ByBus(section.text("bus"));
    Path path = Path.of(section.text("device"));
    if (!VideoTree.isNumbered(path)) return new ByPath(path);
    List<Path> stable = tree.stablePathsTo(path);
    throw section.problem(
        "device",
        path
            + " may be another camera after the next plugging; write "
            + (stable.isEmpty()
                ? "its path below /dev/v4l/by-id or /dev/v4l/by-path"
                : words(stable, " or ")));
  }

  /// Where the device is now.
  ///
  /// @throws IOException in one line when it is not there, or not the only one
  default Path find(VideoTree tree, VideoDevices devices) throws IOException {
    if (this instanceof ByPath(Path path)) {
      if (Files.exists(path)) return path;
      throw new IOException(path + ": there is no such device" + others(tree));
    }
    List<Path> found = new ArrayList<>();
    for (Path node : tree.nodes()) if (isMeant(node, tree, devices)) found.add(node);
    if (found.isEmpty()) throw new IOException(this + " is not there" + others(tree));
    if (found.size() > 1)
      throw new IOException(
          this
              + " gives several kinds of pictures; name one by 'device': "
              + words(found.stream().flatMap(n -> tree.stablePathsTo(n).stream()).toList(), ", "));
    return found.getFirst();
  }

  private boolean isMeant(Path node, VideoTree tree, VideoDevices devices) throws IOException {
    if (this instanceof BySerial(String serial)
        && !tree.usb(node).map(UsbDevice::serial).equals(java.util.Optional.of(serial)))
      return false;
    try (VideoDevice device = devices.open(node)) {
      Capability capability = Capability.of(device);
      return capability.captures()
          && (!(this instanceof ByBus(String bus)) || capability.bus().equals(bus));
    } catch (IOException e) {
      if (this instanceof BySerial) throw e;
      return false; // some other device, which may not be opened
    }
  }

  private static String others(VideoTree tree) {
    List<Path> paths = tree.stablePaths();
    return paths.isEmpty() ? "; no camera is plugged in" : "; there are " + words(paths, ", ");
  }

  private static String words(List<Path> paths, String between) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(between));
  }
}
