package dev.sinew.app.dataset.lerobot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a killed writer left behind: files begun, and files of an episode that was never entered.
final class Leftovers {

  private Leftovers() {}

  /// Removes them.
  ///
  /// @return a line for each
  static List<String> remove(Path root, Disk disk, Ledger ledger) throws IOException {
    List<String> said = new ArrayList<>();
    for (Path part : parts(root)) {
      disk.delete(part);
      said.add("removed " + root.relativize(part) + ": it was never finished");
    }
    List<Path> next = new ArrayList<>(List.of(ledger.data()));
    for (Stored feature : ledger.info().videos()) next.add(ledger.video(feature));
    for (Path file : next) {
      if (!Files.exists(file)) continue;
      disk.delete(file);
      said.add("removed " + root.relativize(file) + ": its episode was never kept");
    }
    return said;
  }

  private static List<Path> parts(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Leftovers::isPart).sorted().toList();
    }
  }

  private static boolean isPart(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(Disk.PART) && Files.isRegularFile(file);
  }
}
