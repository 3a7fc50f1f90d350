package dev.sinew.runtime.exchange;

import dev.sinew.runtime.memory.Cell;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// An exchange in a memory-mapped file, for two processes of one machine. The file belongs on a
/// memory file system: the kernel must never write its pages to a disk while the servo runs.
public final class ExchangeFile {

  /// "SINEWX" and the layout's version.
  private static final long MAGIC = 0x53494e4557580003L;

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private ExchangeFile() {}

  /// A folder of a memory file system where there is one; readable by this user only.
  public static Path folder() throws IOException {
    return Files.isDirectory(SHARED_MEMORY)
        ? Files.createTempDirectory(
            SHARED_MEMORY,
            "sinew-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
        : Files.createTempDirectory("sinew-");
  }

  /// Makes the file and maps it. The mapping lives as long as the process.
  public static Exchange create(Path file, ExchangeSpec spec) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      MemorySegment memory = map(channel, bytes(spec));
      Exchange exchange = new Exchange(spec, body(memory));
      new Cell(memory, 8).setPlain(digest(spec));
      new Cell(memory, 0).setRelease(MAGIC);
      return exchange;
    }
  }

  /// Maps a file that [#create] has made.
  ///
  /// @throws IOException when it is none, or made for another layout
  public static Exchange open(Path file, ExchangeSpec spec) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.size() != bytes(spec))
        throw new IOException(
            file + ": " + channel.size() + " bytes, but this exchange needs " + bytes(spec));
      MemorySegment memory = map(channel, bytes(spec));
      if (new Cell(memory, 0).getAcquire() != MAGIC
          || new Cell(memory, 8).getPlain() != digest(spec))
        throw new IOException(file + ": is no exchange of this version and layout");
      return new Exchange(spec, body(memory));
    }
  }

  private static long bytes(ExchangeSpec spec) {
    return Cell.SPACING + Exchange.bytes(spec);
  }

  private static MemorySegment map(FileChannel channel, long bytes) throws IOException {
    return channel.map(MapMode.READ_WRITE, 0, bytes, Arena.global());
  }

  private static MemorySegment body(MemorySegment memory) {
    return memory.asSlice(Cell.SPACING);
  }

  /// Equal for equal specs; String's hash is the same in every JVM.
  private static long digest(ExchangeSpec spec) {
    return spec.toString().hashCode();
  }
}
