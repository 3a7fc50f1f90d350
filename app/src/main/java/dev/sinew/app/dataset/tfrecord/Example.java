package dev.sinew.app.dataset.tfrecord;

import dev.sinew.app.dataset.DatasetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A `tf.train.Example`: named lists of bytes, floats or whole numbers.
///
/// ```
/// Example   1: Features     Features 1: map of string (1) to Feature (2)
/// Feature   1: BytesList    2: FloatList    3: Int64List     (each 1: the values)
/// ```
final class Example {

  private static final int BYTES_LIST = 1;
  private static final int FLOAT_LIST = 2;
  private static final int INT64_LIST = 3;

  private final String place;
  private final byte[] bytes;
  private final Map<String, Span> features = new LinkedHashMap<>();

  /// @param kind the list's field in `Feature`; 0 where it holds none
  private record Span(int kind, int from, int to) {}

  /// @param place for messages
  /// @throws DatasetException when the bytes are no such message
  Example(String place, byte[] bytes) throws DatasetException {
    this.place = place;
    this.bytes = bytes;
    try {
      Wire example = new Wire(bytes, 0, bytes.length);
      while (example.next()) if (example.field() == 1) readFeatures(example.message());
    } catch (IndexOutOfBoundsException e) {
      throw new DatasetException(place + ": not a tf.train.Example", e);
    }
  }

  /// @return empty where there is no such feature or it has no values
  Optional<float[]> floats(String name) throws DatasetException {
    return list(name, FLOAT_LIST, this::floats);
  }

  /// @return empty where there is no such feature or it has no values
  Optional<long[]> integers(String name) throws DatasetException {
    return list(name, INT64_LIST, this::integers);
  }

  /// Copies of a list of byte strings are made one by one, by `bytes`.
  ///
  /// @return begin and end of each; empty where there is no such feature or it has no values
  Optional<List<int[]>> places(String name) throws DatasetException {
    return list(name, BYTES_LIST, this::places);
  }

  byte[] bytes() {
    return bytes;
  }

  String place() {
    return place;
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(Span span);
  }

  private <T> Optional<T> list(String name, int kind, Reader<T> reader) throws DatasetException {
    Span span = features.get(name);
    if (span == null || span.kind == 0) return Optional.empty();
    if (span.kind != kind)
      throw new DatasetException(
          place
              + ": "
              + name
              + ": "
              + kindName(span.kind)
              + " where "
              + kindName(kind)
              + " must be");
    try {
      return Optional.of(reader.read(span));
    } catch (IndexOutOfBoundsException e) {
      throw new DatasetException(place + ": " + name + ": a damaged list", e);
    }
  }

  private static String kindName(int kind) {
    return switch (kind) {
      case BYTES_LIST -> "bytes";
      case FLOAT_LIST -> "floats";
      default -> "whole numbers";
    };
  }

  private void readFeatures(Wire map) {
    while (map.next()) {
      if (map.field() != 1) continue;
      Wire entry = map.message();
      String key = "";
      Span value = new Span(0, 0, 0);
      while (entry.next()) {
        if (entry.field() == 1 && entry.type() == Wire.BYTES)
          key = new String(bytes, entry.from(), entry.to() - entry.from(), StandardCharsets.UTF_8);
        else if (entry.field() == 2) value = span(entry.message());
      }
      features.put(key, value);
    }
  }

  private static Span span(Wire feature) {
    Span span = new Span(0, 0, 0);
    while (feature.next())
      if (feature.type() == Wire.BYTES && feature.field() <= INT64_LIST)
        span = new Span(feature.field(), feature.from(), feature.to());
    return span;
  }

  private List<int[]> places(Span span) {
    List<int[]> places = new ArrayList<>();
    Wire list = new Wire(bytes, span.from, span.to);
    while (list.next())
      if (list.field() == 1 && list.type() == Wire.BYTES)
        places.add(new int[] {list.from(), list.to()});
    return places;
  }

  /// Packed, as every writer does since proto3, or one by one.
  private float[] floats(Span span) {
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[(span.to - span.from) / Float.BYTES];
    int count = 0;
    Wire list = new Wire(bytes, span.from, span.to);
    while (list.next())
      if (list.field() == 1)
        for (int at = list.from(); at + Float.BYTES <= list.to(); at += Float.BYTES)
          values[count++] = data.getFloat(at);
    return Arrays.copyOf(values, count);
  }

  private long[] integers(Span span) {
    long[] values = new long[16];
    int count = 0;
    Wire list = new Wire(bytes, span.from, span.to);
    while (list.next()) {
      if (list.field() != 1) continue;
      Wire numbers = new Wire(bytes, list.from(), list.to());
      while (numbers.hasMore()) {
        if (count == values.length) values = Arrays.copyOf(values, 2 * count);
        values[count++] = numbers.varint();
      }
    }
    return Arrays.copyOf(values, count);
  }
}
