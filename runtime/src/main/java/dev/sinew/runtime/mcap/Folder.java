package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder of a file that was just made or renamed.
final class Folder {

  private Folder() {}

  /// Makes the file's name survive a power cut, where the system lets a folder be opened (not on
  /// Windows, which needs no such call).
  static void force(Path file) {
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Nothing better can be done; the file's own bytes are forced by whoever wrote them.
    }
  }
}
