package dev.sinew.runtime.events;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// Append-only file of [SafetyEvent]s, one JSON object a line, chained by hashes ([LogLine]).
///
/// An event is on the disk when [#append] returns. Of a process killed at any moment there may be
/// an unfinished last line: the next [#open] copies it to `FILE.torn`, cuts it off, says so in its
/// first line, and goes on with the chain.
///
/// **What the chain shows.** Any change, removal, insertion or reordering of lines, except a
/// removal up to the end of the file: for that, keep [#head] elsewhere. Whoever can write the file
/// can also make a whole new chain: it protects from accidents and quiet corrections, and proves
/// against forgery only together with a `head` that the forger cannot reach.
///
/// One thread at a time, never the servo's: it allocates and waits for the disk. An interrupt of
/// that thread closes the log. One log per file at a time, held by a file lock.
public final class EventLog implements Closeable {

  private static final int FORMAT = 1;

  private final Path file;
  private final FileChannel channel;
  private long length;
  private int lines;
  private String head;
  private int events;

  private EventLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Begins a run in a new or an existing log.
  ///
  /// @param runId names the run to people and other files
  /// @param started wall-clock time, for people only
  /// @throws IOException file and reason in one line: cannot be written, in use by another log, or
  ///     its chain is broken
  public static EventLog open(Path file, String runId, Instant started) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, CREATE, READ, WRITE);
    } catch (IOException e) {
      throw problem(file, "cannot be opened", e);
    }
    try {
      EventLog log = new EventLog(file, channel);
      log.lock();
      log.begin(runId, started);
      return log;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// Follows a log's chain. Reads only, but where locks belong to a process (POSIX) the check of a
  /// log that is open in this very process gives up its lock against others.
  ///
  /// @throws IOException file and reason in one line when it cannot be read
  public static LogReport verify(Path file) throws IOException {
    try {
      return new LogCheck(Files.readAllBytes(file)).report();
    } catch (IOException e) {
      throw problem(file, "cannot be read", e);
    }
  }

  /// Writes an event down, through to the disk.
  ///
  /// @throws IOException file and reason in one line; that event is not promised to be in the log,
  ///     and the next one may be tried
  public void append(SafetyEvent event) throws IOException {
    write(LogLine.EVENT, EventJson.of(event));
    events++;
  }

  /// Hash of the last line: stands for the whole log up to here.
  public String head() {
    return head;
  }

  /// Ends the run in order. Its last line tells a closed log from one whose end is missing.
  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) return;
    try (channel) {
      write(LogLine.END, LogLine.object().put("events", events));
    }
  }

  /// On a byte that the file never has: some systems would refuse to let others read a locked one.
  private void lock() throws IOException {
    try {
      FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
      if (lock != null) return;
    } catch (OverlappingFileLockException e) {
      throw new IOException(file + ": in use by another event log of this process", e);
    }
    throw new IOException(file + ": in use by another process");
  }

  private void begin(String runId, Instant started) throws IOException {
    LogCheck check = new LogCheck(content());
    LogReport report = check.report();
    if (report.flaw() != LogFlaw.NONE)
      throw new IOException(
          file + ": " + report + "; move the file away to begin a new one and keep it");
    lines = check.lines();
    head = report.head();
    length = channel.size() - report.tornBytes();
    if (report.tornBytes() > 0) keep(check.torn());
    write(
        LogLine.RUN,
        LogLine.object()
            .put("format", FORMAT)
            .put("run", runId)
            .put("started", started.toString())
            .put("torn", report.tornBytes()));
  }

  /// By this channel: closing another one of the same file would give up the lock.
  private byte[] content() throws IOException {
    try {
      ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (content.hasRemaining() && channel.read(content, content.position()) >= 0) {}
      return content.array();
    } catch (IOException e) {
      throw problem(file, "cannot be read", e);
    }
  }

  /// The copy is on the disk before the original is cut.
  private void keep(byte[] torn) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".torn");
    try (FileChannel kept = FileChannel.open(aside, CREATE, APPEND)) {
      ByteBuffer bytes = ByteBuffer.allocate(torn.length + 1).put(torn).put((byte) '\n').flip();
      while (bytes.hasRemaining()) kept.write(bytes);
      kept.force(true);
    } catch (IOException e) {
      throw problem(aside, "cannot keep the unfinished line of " + file, e);
    }
  }

  /// Cuts off first what an append that failed may have left.
  private void write(String kind, ObjectNode body) throws IOException {
    LogLine line = LogLine.of(lines + 1, head, kind, body);
    ByteBuffer bytes = ByteBuffer.wrap(line.bytes());
    try {
      if (channel.size() > length) channel.truncate(length);
      while (bytes.hasRemaining()) channel.write(bytes, length + bytes.position());
      channel.force(true);
    } catch (IOException e) {
      throw problem(file, "cannot be written", e);
    }
    length += bytes.limit();
    lines++;
    head = line.hash();
  }

  private static IOException problem(Path file, String problem, IOException cause) {
    return new IOException(file + ": " + problem + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      case ClosedChannelException _ -> "the log is closed";
      default -> cause.toString();
    };
  }
}
