package dev.sinew.app.dataset.lerobot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Changes to a folder, each of which has happened or has not, whenever the process or the machine
/// dies: files are written under a hidden name, forced to the disk, then moved to their place.
class Disk {

  static final String PART = ".part";

  /// Called after every change; here for tests that die at each of them.
  void changed(String what) throws IOException {}

  /// Where to write what `commit` will put in its place. Makes the folders.
  final Path part(Path target) throws IOException {
    Path part = partOf(target);
    makeFolders(part.getParent());
    Files.deleteIfExists(part);
    changed("begins " + target);
    return part;
  }

  /// Puts the part in its place.
  final void commit(Path target) throws IOException {
    Path part = partOf(target);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    changed("wrote " + target);
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    force(target.getParent());
    changed("placed " + target);
  }

  final void write(Path target, byte[] bytes) throws IOException {
    Files.write(part(target), bytes);
    commit(target);
  }

  /// Removes the part.
  final void drop(Path target) throws IOException {
    delete(partOf(target));
  }

  final void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) changed("deleted " + file);
  }

  private static Path partOf(Path target) {
    return target.resolveSibling("." + target.getFileName() + PART);
  }

  private void makeFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) return;
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) makeFolders(parent);
    Files.createDirectory(folder);
    if (parent != null) force(parent);
  }

  /// A folder's entries are on the disk only after this; Windows has no such thing and needs none.
  private static void force(Path folder) throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) return;
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
