package dev.sinew.app.servo;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Who has a device file open, as far as this user may know (proc(5), `/proc/PID/fd`). Linux;
/// elsewhere nobody is found.
final class PortHolder {

  private PortHolder() {}

  /// @param proc where the kernel shows its processes
  /// @return for people: "python3, process 1234"
  static Optional<String> find(Path proc, Path port) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      Path real = port.toRealPath();
      for (Path process : processes)
        if (holds(process, real))
          return Optional.of(name(process) + ", process " + process.getFileName());
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean holds(Path process, Path port) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files)
        if (Files.isSymbolicLink(file) && Files.readSymbolicLink(file).equals(port)) return true;
    } catch (IOException e) {
      return false; // another user's, or ended meanwhile
    }
    return false;
  }

  private static String name(Path process) throws IOException {
    return Files.readString(process.resolve("comm")).strip();
  }
}
