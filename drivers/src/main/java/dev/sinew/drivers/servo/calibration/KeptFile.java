package dev.sinew.drivers.servo.calibration;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A small text file that appears whole and leaves its predecessor beside it.
public final class KeptFile {

  private KeptFile() {}

  /// @throws IOException in one line
  public static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) throw new IOException(file + ": is a folder");
    Files.createDirectories(folder);
    if (Files.exists(file) && Files.readString(file).equals(text)) return;
    Path part = beside(file, ".part");
    Files.writeString(part, text);
    force(part);
    if (Files.exists(file)) keep(file);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The file stays where it is until its successor replaces it.
  private static void keep(Path file) throws IOException {
    Path copy = beside(file, ".bak.part");
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    Files.move(
        copy, previous(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static Path previous(Path file) {
    return beside(file, ".bak");
  }

  /// @throws IOException in one line when there is no predecessor
  static void swap(Path file) throws IOException {
    if (!Files.exists(previous(file))) throw new IOException(previous(file) + ": no such file");
    write(file, Files.readString(previous(file)));
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /// A power cut must not leave an empty file under the name.
  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
