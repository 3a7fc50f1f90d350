package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One writer a dataset. The operating system lets go of it when the process dies.
final class DatasetLock implements AutoCloseable {

  static final String FILE = ".lock";

  private final FileChannel channel;

  /// @throws DatasetException when another writer has it
  DatasetLock(Path root) throws IOException {
    channel =
        FileChannel.open(root.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked()) {
      channel.close();
      throw new DatasetException(root + ": another process is writing to this dataset");
    }
  }

  private boolean locked() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
