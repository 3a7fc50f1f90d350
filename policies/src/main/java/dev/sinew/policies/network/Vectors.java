package dev.sinew.policies.network;

import dev.sinew.policies.lerobot.Safetensors;
import java.nio.file.Path;

/// Golden vectors in a safetensors file, as the check wants them.
final class Vectors implements AutoCloseable {

  private final Safetensors file;

  private Vectors(Safetensors file) {
    this.file = file;
  }

  /// @throws dev.sinew.runtime.config.ConfigException when it is missing or no safetensors file
  static Vectors open(Path file) {
    return new Vectors(Safetensors.open(file));
  }

  boolean has(String name) {
    return file.names().contains(name);
  }

  /// A word of the header, or another where it has none.
  String word(String key, String otherwise) {
    return file.metadata().getOrDefault(key, otherwise);
  }

  double[] doubles(String name) {
    return file.values(name);
  }

  float[] floats(String name) {
    double[] exact = file.values(name);
    float[] values = new float[exact.length];
    for (int i = 0; i < values.length; i++) values[i] = (float) exact[i];
    return values;
  }

  byte[] bytes(String name) {
    double[] exact = file.values(name);
    byte[] values = new byte[exact.length];
    for (int i = 0; i < values.length; i++) values[i] = (byte) (int) exact[i];
    return values;
  }

  @Override
  public void close() {
    file.close();
  }
}
