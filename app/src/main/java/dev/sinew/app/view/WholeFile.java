package dev.sinew.app.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that appears whole or not at all: written under a hidden name beside its place, then
/// moved there.
public final class WholeFile implements AutoCloseable {

  private final Path target;
  private final Path part;

  /// @throws IOException when the folder is missing or cannot be written
  public WholeFile(Path target) throws IOException {
    this.target = target.toAbsolutePath();
    Path folder = this.target.getParent();
    if (!Files.isDirectory(folder)) throw new IOException(target + ": no such folder: " + folder);
    if (Files.isDirectory(this.target)) throw new IOException(target + ": is a folder");
    part =
        folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(part);
  }

  /// Early word on a path that cannot be written, before the work is done.
  ///
  /// @param target null when nothing is to be written
  public static void mustBeWritable(Path target) throws IOException {
    if (target != null) new WholeFile(target).close();
  }

  /// Where to write.
  public Path part() {
    return part;
  }

  /// Puts the finished file in its place.
  public void commit() throws IOException {
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Removes what was not committed.
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part);
  }
}
