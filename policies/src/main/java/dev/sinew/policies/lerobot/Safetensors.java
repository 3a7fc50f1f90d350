package dev.sinew.policies.lerobot;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/// A safetensors file: an 8-byte little-endian length, a JSON header of that length, the values.
/// Its values are mapped, not read, so that a file of many gigabytes opens at once. One thread.
///
/// The header is trusted in nothing: see [SafetensorsHeader].
public final class Safetensors implements AutoCloseable {

  /// The largest header read, in bytes: a hundred times that of a model of three billion weights.
  static final int MAX_HEADER = 16 << 20;

  private static final int LENGTH = 8;
  private static final ValueLayout.OfLong LITTLE_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path file;
  private final Arena arena;
  private final MemorySegment values;
  private final SafetensorsHeader header;

  private Safetensors(Path file, Arena arena, MemorySegment bytes) {
    this.file = file;
    this.arena = arena;
    long length = headerLength(file, bytes);
    String json =
        new String(
            bytes.asSlice(LENGTH, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    values = bytes.asSlice(LENGTH + length);
    header = new SafetensorsHeader(JsonSection.parse(file, json), values.byteSize());
  }

  /// @throws ConfigException in one line when it is missing, damaged or no safetensors file
  public static Safetensors open(Path file) {
    if (!Files.isRegularFile(file)) throw new ConfigException(file, "", "no such file");
    Arena arena = Arena.ofConfined();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      return new Safetensors(file, arena, bytes);
    } catch (IOException e) {
      arena.close();
      throw new ConfigException(file, "", "cannot be read: " + e.getMessage());
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  public Set<String> names() {
    return header.entries().keySet();
  }

  /// The header's free words (`__metadata__`).
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /// @throws ConfigException when there is no such tensor
  public long[] shape(String name) {
    return entry(name).shape().clone();
  }

  /// @throws ConfigException when there is no such tensor
  public TensorType type(String name) {
    return entry(name).type();
  }

  /// All values of a tensor, row-major.
  ///
  /// @throws ConfigException when there is no such tensor, or more values than an array holds
  public double[] values(String name) {
    TensorEntry entry = entry(name);
    double[] out = new double[count(entry)];
    for (int i = 0; i < out.length; i++)
      out[i] = entry.type().read(values, entry.begin() + (long) i * entry.type().bytes);
    return out;
  }

  @Override
  public void close() {
    arena.close();
  }

  /// All values of all tensors, as they lie in the file.
  MemorySegment data() {
    return values;
  }

  TensorEntry entry(String name) {
    TensorEntry entry = header.entries().get(name);
    if (entry == null) throw new ConfigException(file, name, "no such tensor");
    return entry;
  }

  private int count(TensorEntry entry) {
    if (entry.count() > Integer.MAX_VALUE - LENGTH)
      throw new ConfigException(file, entry.name(), entry.describe() + " is too large to read");
    return (int) entry.count();
  }

  private static long headerLength(Path file, MemorySegment bytes) {
    long size = bytes.byteSize();
    if (size < LENGTH) throw notOne(file, size + " bytes are too few");
    long length = bytes.get(LITTLE_LONG, 0);
    if (length < 0 || length > MAX_HEADER)
      throw notOne(file, "its header would have " + Long.toUnsignedString(length) + " bytes");
    if (length > size - LENGTH)
      throw new ConfigException(
          file, "", "cut off: the header has " + length + " bytes, the file only " + size);
    return length;
  }

  /// Files of Git's large-file store are a few lines of text until they are fetched.
  private static ConfigException notOne(Path file, String why) {
    return new ConfigException(
        file, "", "not a safetensors file: " + why + "; was it fetched whole ('git lfs pull')?");
  }
}
