package dev.sinew.app.replay;

import dev.sinew.runtime.rosmsg.MessageValue;
import java.io.IOException;
import java.nio.file.Path;

/// The fields of one recorded message, by name.
final class Message {

  private final Path file;
  private final MessageValue.Group group;

  Message(Path file, MessageValue.Group group) {
    this.file = file;
    this.group = group;
  }

  boolean has(String field) {
    return group.type().indexOf(field) >= 0;
  }

  long whole(String field) throws IOException {
    return switch (value(field)) {
      case MessageValue.Whole(long value) -> value;
      default -> throw problem(field + " is not a whole number");
    };
  }

  int count(String field) throws IOException {
    long value = whole(field);
    if (value != (int) value) throw problem(field + " is " + value);
    return (int) value;
  }

  boolean flag(String field) throws IOException {
    return switch (value(field)) {
      case MessageValue.Bool(boolean value) -> value;
      default -> throw problem(field + " is not true or false");
    };
  }

  String text(String field) throws IOException {
    return switch (value(field)) {
      case MessageValue.Text(String value) -> value;
      default -> throw problem(field + " is no text");
    };
  }

  double[] doubles(String field) throws IOException {
    return switch (value(field)) {
      case MessageValue.Doubles(double[] values) -> values;
      default -> throw problem(field + " is no list of float64");
    };
  }

  long[] longs(String field) throws IOException {
    return switch (value(field)) {
      case MessageValue.Longs(long[] values) -> values;
      default -> throw problem(field + " is no list of int64");
    };
  }

  byte[] bytes(String field) throws IOException {
    return switch (value(field)) {
      case MessageValue.Bytes(byte[] values) -> values;
      default -> throw problem(field + " is no list of bytes");
    };
  }

  Message inside(String field) throws IOException {
    return switch (value(field)) {
      case MessageValue.Group inside -> new Message(file, inside);
      default -> throw problem(field + " is no message");
    };
  }

  private MessageValue value(String field) throws IOException {
    if (!has(field)) throw problem("there is no field " + field);
    return group.get(field);
  }

  IOException problem(String text) {
    return new IOException(file + ": " + group.type().name() + ": " + text);
  }
}
