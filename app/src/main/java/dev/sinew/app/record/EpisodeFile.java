package dev.sinew.app.record;

import dev.sinew.runtime.mcap.McapAttachment;
import dev.sinew.runtime.mcap.McapChannel;
import dev.sinew.runtime.mcap.McapException;
import dev.sinew.runtime.mcap.McapHeader;
import dev.sinew.runtime.mcap.McapMetadata;
import dev.sinew.runtime.mcap.McapOptions;
import dev.sinew.runtime.mcap.McapSchema;
import dev.sinew.runtime.mcap.McapWriter;
import dev.sinew.runtime.rosmsg.MessageOutput;
import dev.sinew.runtime.rosmsg.StandardMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One episode's file while it is written: `episode-000012.mcap.part`, which becomes
/// `episode-000012.mcap` when it is whole. Any thread; writers wait for each other, never the
/// servo.
final class EpisodeFile implements AutoCloseable {

  static final String PART = ".part";

  private static final Pattern NAME = Pattern.compile("episode-(\\d{6,9})\\.mcap(\\.part)?");
  private static final String LIBRARY = "sinew 0.1.0";

  private static final String CDR = "cdr";

  /// How long those who begin or end an episode wait for those who write.
  private static final long PATIENCE_NANOS = 2_000_000_000;

  private final Path target;
  private final Path part;
  private final McapWriter writer;

  private final DiskLock file;

  /// Whoever waits for the disk holds this, and only sometimes also the file: a disk that takes its
  /// time is not to hold up those who add.
  private final DiskLock disk = new DiskLock(PATIENCE_NANOS);

  private final long offsetNanos;
  private final Map<String, Integer> schemas = new LinkedHashMap<>();
  private int channels;
  private volatile boolean closed;
  private IOException broken;

  /// @param offsetNanos from the loop's clock to the wall clock, at which log times are written
  EpisodeFile(Path folder, long offsetNanos) throws IOException {
    this(folder, offsetNanos, new DiskLock(PATIENCE_NANOS));
  }

  /// @param file held by whoever writes
  EpisodeFile(Path folder, long offsetNanos, DiskLock file) throws IOException {
    this.file = file;
    this.offsetNanos = offsetNanos;
    makeFolder(folder);
    int number = next(folder);
    McapWriter made = null;
    Path whole = null;
    while (made == null) {
      whole = folder.resolve("episode-%06d.mcap".formatted(number++));
      if (!Files.exists(whole)) made = claimed(whole);
    }
    target = whole;
    part = part(whole);
    writer = made;
  }

  private static Path part(Path whole) {
    return whole.resolveSibling(whole.getFileName() + PART);
  }

  /// @return null when another recorder has taken the name
  private static McapWriter claimed(Path whole) throws IOException {
    try {
      return McapWriter.create(part(whole), new McapHeader("ros2", LIBRARY), McapOptions.STANDARD);
    } catch (McapException e) {
      if (e.getCause() instanceof FileAlreadyExistsException) return null;
      throw e;
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(folder + ": no folder to record in: " + e, e);
    }
  }

  private static int next(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToInt(name -> Integer.parseInt(name.group(1)) + 1)
          .max()
          .orElse(0);
    }
  }

  /// Where the episode will be when it is whole.
  Path target() {
    return target;
  }

  /// @param schema name of a message type, a standard one or one whose definition is a resource of
  ///     this package
  int channel(String topic, String schema, Map<String, String> metadata) throws IOException {
    takeSoon(file);
    try {
      return newChannel(topic, schema, metadata);
    } finally {
      file.unlock();
    }
  }

  private int newChannel(String topic, String schema, Map<String, String> metadata)
      throws IOException {
    Integer id = schemas.get(schema);
    if (id == null) {
      id = schemas.size() + 1;
      writer.addSchema(
          new McapSchema(id, schema, EpisodeFormat.SCHEMA_ENCODING, definition(schema)));
      schemas.put(schema, id);
    }
    writer.addChannel(new McapChannel(++channels, id, topic, CDR, metadata));
    return channels;
  }

  private static byte[] definition(String schema) throws IOException {
    for (StandardMessage standard : StandardMessage.values())
      if (standard.typeName().equals(schema))
        return standard.definition().getBytes(StandardCharsets.UTF_8);
    String name = schema.substring(schema.lastIndexOf('/') + 1) + ".msg";
    try (InputStream in = EpisodeFile.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalArgumentException("no definition " + name);
      return in.readAllBytes();
    }
  }

  /// @param nanos on the loop's clock
  /// @throws UncheckedIOException when the disk takes no more
  void add(int channel, long sequence, long nanos, MessageOutput message) {
    long time = nanos + offsetNanos;
    file.lock();
    try {
      if (closed) return;
      writer.addMessage(
          channel,
          sequence & 0xFFFF_FFFFL,
          time,
          time,
          ByteBuffer.wrap(message.array(), 0, message.size()));
    } catch (IOException e) {
      broken = e;
      throw new UncheckedIOException(e.getMessage(), e);
    } finally {
      file.unlock();
    }
  }

  void attach(String name, String mediaType, byte[] data, long nanos) throws IOException {
    takeSoon(file);
    try {
      writer.addAttachment(
          new McapAttachment(nanos + offsetNanos, nanos + offsetNanos, name, mediaType, data));
    } finally {
      file.unlock();
    }
  }

  void describe(String name, Map<String, String> values) throws IOException {
    takeSoon(file);
    try {
      writer.addMetadata(new McapMetadata(name, values));
    } finally {
      file.unlock();
    }
  }

  /// @throws IOException when somebody has waited for the disk for long, and still does
  void mustAnswer() throws IOException {
    takeSoon(disk);
    disk.unlock();
    takeSoon(file);
    file.unlock();
  }

  private void takeSoon(DiskLock lock) throws IOException {
    if (!lock.lockSoon())
      throw new IOException(
          part + ": its disk takes nothing; 'sinew dataset recover' saves what is there");
  }

  /// @param force through to the disk; messages can be added meanwhile
  /// @throws UncheckedIOException when the disk takes no more
  void flush(boolean force) {
    try {
      flush();
      if (force) force();
    } catch (IOException e) {
      breaks(e);
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private void flush() throws IOException {
    file.lock();
    try {
      if (!closed) writer.flush(false);
    } finally {
      file.unlock();
    }
  }

  private void force() throws IOException {
    disk.lock();
    try {
      if (!closed) writer.force();
    } finally {
      disk.unlock();
    }
  }

  private void breaks(IOException why) {
    file.lock();
    broken = why;
    file.unlock();
  }

  /// Removes a file that never became an episode.
  void abandon() throws IOException {
    closed = true;
    writer.close();
    Files.deleteIfExists(part);
  }

  /// Finishes the file and gives it its name.
  ///
  /// @throws IOException when the disk takes no more; what was flushed is in the `.part` file
  @Override
  public void close() throws IOException {
    takeSoon(disk);
    try {
      takeSoon(file);
      try {
        finish();
      } finally {
        file.unlock();
      }
    } finally {
      disk.unlock();
    }
  }

  private void finish() throws IOException {
    if (closed) return;
    closed = true;
    try {
      writer.close();
      if (broken != null) throw broken;
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IOException(
          part
              + ": the episode could not be finished; 'sinew dataset recover' saves what is there: "
              + e.getMessage(),
          e);
    }
  }
}
