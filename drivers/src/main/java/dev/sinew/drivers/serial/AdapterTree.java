package dev.sinew.drivers.serial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What Linux tells about serial adapters in its directories: names that survive replugging
/// (`/dev/serial/by-id`, made by udev) and the latency timer (`/sys/bus/usb-serial`, kernel
/// documentation of ftdi_sio). Elsewhere the directories do not exist, and nothing is told.
record AdapterTree(Path byId, Path usbSerial) {

  static AdapterTree of(Path root) {
    return new AdapterTree(
        root.resolve("dev/serial/by-id"), root.resolve("sys/bus/usb-serial/devices"));
  }

  /// The first of the names that lead to `path`; `path` itself when there is none.
  String stablePath(String path) {
    if (!Files.isDirectory(byId)) return path;
    try (Stream<Path> names = Files.list(byId)) {
      return names
          .filter(name -> leadsTo(name, Path.of(path)))
          .map(Path::toString)
          .sorted()
          .findFirst()
          .orElse(path);
    } catch (IOException | UncheckedIOException e) {
      return path; // the adapter went while its name was read
    }
  }

  /// -1 when the adapter has no such timer.
  int latencyMillis(String path) {
    try {
      Path device = Path.of(path).toRealPath().getFileName();
      return Integer.parseInt(
          Files.readString(usbSerial.resolve(device).resolve("latency_timer")).strip());
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }

  private static boolean leadsTo(Path name, Path path) {
    try {
      return Files.isSameFile(name, path);
    } catch (IOException e) {
      return false; // a name whose adapter is gone
    }
  }
}
