package dev.sinew.teleop.device.evdev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where Linux shows input devices. udev links stable names to the numbered nodes (its
/// `60-persistent-input.rules`); the numbers themselves change with the order of plugging.
///
/// @param dev `/dev/input`
record InputTree(Path dev) {

  static final InputTree LINUX = new InputTree(Path.of("/dev/input"));

  private static final String NUMBERED = "event\\d{1,9}";

  /// The numbered nodes, in order.
  List<Path> nodes() {
    return list(dev).stream()
        .filter(path -> path.getFileName().toString().matches(NUMBERED))
        .sorted(Comparator.comparingInt(InputTree::number))
        .toList();
  }

  /// The link by name that leads to a node.
  Optional<Path> stable(Path node) {
    return list(dev.resolve("by-id")).stream()
        .sorted()
        .filter(link -> leadsTo(link, node))
        .findFirst();
  }

  private static boolean leadsTo(Path link, Path node) {
    try {
      return link.toRealPath().equals(node.toRealPath());
    } catch (IOException e) {
      return false; // unplugged meanwhile
    }
  }

  private static int number(Path node) {
    return Integer.parseInt(node.getFileName().toString().substring("event".length()));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      return List.of(); // not there, or not ours to look into
    }
  }
}
