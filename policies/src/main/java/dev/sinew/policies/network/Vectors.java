package dev.sinew.policies.network;

import dev.sinew.policies.lerobot.Safetensors;
import dev.sinew.runtime.config.ConfigException;
import java.nio.file.Path;

/// Golden vectors in a safetensors file, as the check wants them.
final class Vectors implements AutoCloseable {

  private final Path path;
  private final Safetensors file;

  private Vectors(Path path, Safetensors file) {
    this.path = path;
    this.file = file;
  }

  /// @throws dev.sinew.runtime.config.ConfigException when it is missing or no safetensors file
  static Vectors open(Path file) {
    return new Vectors(file, Safetensors.open(file));
  }

  boolean has(String name) {
    return file.names().contains(name);
  }

  /// A word of the header, or another where it has none.
  String word(String key, String otherwise) {
    return file.metadata().getOrDefault(key, otherwise);
  }

  /// @throws dev.sinew.runtime.config.ConfigException when there are not as many as that
  double[] doubles(String name, int size) {
    long found = 1;
    for (long length : file.shape(name)) found *= length; // no more than the file has bytes
    if (found != size)
      throw new ConfigException(
          path, name, "%s has %d values, not %d".formatted(file.type(name), found, size));
    return file.values(name);
  }

  /// The first value: a time may have been recorded once per sample or per row.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when there is none
  float first(String name) {
    double[] values = file.values(name);
    if (values.length == 0) throw new ConfigException(path, name, "has no value");
    return (float) values[0];
  }

  /// @throws dev.sinew.runtime.config.ConfigException when there are not as many as that
  float[] floats(String name, int size) {
    double[] exact = doubles(name, size);
    float[] values = new float[exact.length];
    for (int i = 0; i < values.length; i++) values[i] = (float) exact[i];
    return values;
  }

  /// @throws dev.sinew.runtime.config.ConfigException when there are not as many as that
  byte[] bytes(String name, int size) {
    double[] exact = doubles(name, size);
    byte[] values = new byte[exact.length];
    for (int i = 0; i < values.length; i++) values[i] = (byte) (int) exact[i];
    return values;
  }

  @Override
  public void close() {
    file.close();
  }
}
