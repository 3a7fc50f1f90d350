package dev.sinew.drivers.camera.v4l2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where Linux shows video devices.
///
/// udev links stable names to the numbered nodes (its `60-persistent-v4l.rules`); the numbers
/// themselves change with the order of plugging. USB facts stand in the folder of the device that
/// the node belongs to (the kernel's `Documentation/ABI`, `sysfs-bus-usb`).
///
/// @param dev `/dev`
/// @param sys `/sys`
/// @param proc `/proc`
record VideoTree(Path dev, Path sys, Path proc) {

  static final VideoTree LINUX = new VideoTree(Path.of("/dev"), Path.of("/sys"), Path.of("/proc"));

  private static final String NUMBERED = "video\\d+";

  /// Levels between a video node and its USB device: the interface, at most a hub of functions.
  private static final int LEVELS = 3;

  static boolean isNumbered(Path path) {
    return path.getFileName() != null && path.getFileName().toString().matches(NUMBERED);
  }

  /// The numbered nodes, in order.
  List<Path> nodes() {
    return list(dev).stream()
        .filter(VideoTree::isNumbered)
        .sorted(Comparator.comparingInt(VideoTree::number))
        .toList();
  }

  /// The links that always lead to the same device, those by name before those by port.
  List<Path> stablePaths() {
    return Stream.of("v4l/by-id", "v4l/by-path")
        .flatMap(folder -> list(dev.resolve(folder)).stream().sorted())
        .toList();
  }

  /// @param path a node or any link to one
  List<Path> stablePathsTo(Path path) {
    Optional<Path> node = node(path);
    return stablePaths().stream()
        .filter(link -> node.isPresent() && node(link).equals(node))
        .toList();
  }

  /// What a path leads to in the end.
  Optional<Path> node(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Empty for what is not on USB.
  Optional<UsbDevice> usb(Path path) {
    return node(path)
        .map(node -> sys.resolve("class/video4linux").resolve(node.getFileName()).resolve("device"))
        .flatMap(this::node)
        .flatMap(VideoTree::usbDevice);
  }

  /// The programs that have a device open, as in `cheese (4711)`; those of other users only for
  /// root.
  List<String> holders(Path path) {
    Optional<Path> node = node(path);
    return node.isEmpty()
        ? List.of()
        : list(proc).stream()
            .filter(process -> process.getFileName().toString().matches("\\d+"))
            .filter(process -> holds(process, node.get()))
            .map(process -> text(process, "comm") + " (" + process.getFileName() + ")")
            .toList();
  }

  private static boolean holds(Path process, Path node) {
    return list(process.resolve("fd")).stream()
        .anyMatch(
            link -> {
              try {
                return Files.readSymbolicLink(link).equals(node);
              } catch (IOException e) {
                return false; // closed meanwhile
              }
            });
  }

  private static Optional<UsbDevice> usbDevice(Path folder) {
    Path at = folder;
    for (int i = 0; i < LEVELS && at != null; i++, at = at.getParent()) {
      if (Files.exists(at.resolve("busnum")))
        return Optional.of(
            new UsbDevice(
                text(at, "idVendor") + ":" + text(at, "idProduct"),
                text(at, "serial"),
                text(at, "busnum"),
                megabits(text(at, "speed"))));
    }
    return Optional.empty();
  }

  private static double megabits(String speed) {
    return speed.matches("[0-9.]{1,9}") ? Double.parseDouble(speed) : 0;
  }

  private static int number(Path node) {
    String digits = node.getFileName().toString().substring("video".length());
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /// Empty where the kernel says nothing.
  private static String text(Path folder, String file) {
    try {
      return Files.readString(folder.resolve(file)).strip().replaceAll("\\p{Cntrl}", "?");
    } catch (IOException e) {
      return "";
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      return List.of(); // not there, or not ours to look into
    }
  }
}
