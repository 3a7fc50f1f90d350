package dev.sinew.runtime.rosmsg;

import java.util.List;

/// What a field of a message holds. Arrays belong to the value from then on.
public sealed interface MessageValue {

  record Bool(boolean value) implements MessageValue {}

  /// Any integer. A uint64 of 2^63 and more is negative here: its bits.
  record Whole(long value) implements MessageValue {}

  /// Either float; a float32 is the double that equals it.
  record Real(double value) implements MessageValue {}

  /// Bytes that are no UTF-8 were read as U+FFFD.
  record Text(String value) implements MessageValue {}

  /// A message.
  ///
  /// @param fields as many as the type has, in its order
  record Group(MessageType type, List<MessageValue> fields) implements MessageValue {

    public Group {
      fields = List.copyOf(fields);
      if (fields.size() != type.fields().size())
        throw new IllegalArgumentException(
            "%s: %d values for %d fields"
                .formatted(type.name(), fields.size(), type.fields().size()));
    }

    /// @throws IllegalArgumentException when the type has no such field
    public MessageValue get(String field) {
      int index = type.indexOf(field);
      if (index < 0) throw new IllegalArgumentException(type.name() + " has no " + field);
      return fields.get(index);
    }
  }

  /// Arrays and sequences. Unsigned elements are there as their bits.
  sealed interface Many extends MessageValue {

    int count();
  }

  record Bools(boolean[] values) implements Many {
    @Override
    public int count() {
      return values.length;
    }
  }

  /// int8 and uint8.
  record Bytes(byte[] values) implements Many {
    @Override
    public int count() {
      return values.length;
    }
  }

  /// int16 and uint16.
  record Shorts(short[] values) implements Many {
    @Override
    public int count() {
      return values.length;
    }
  }

  /// int32 and uint32.
  record Ints(int[] values) implements Many {
    @Override
    public int count() {
      return values.length;
    }
  }

  /// int64 and uint64.
  record Longs(long[] values) implements Many {
    @Override
    public int count() {
      return values.length;
    }
  }

  record Floats(float[] values) implements Many {
    @Override
    public int count() {
      return values.length;
    }
  }

  record Doubles(double[] values) implements Many {
    @Override
    public int count() {
      return values.length;
    }
  }

  record Texts(List<String> values) implements Many {

    public Texts {
      values = List.copyOf(values);
    }

    @Override
    public int count() {
      return values.size();
    }
  }

  record Groups(List<Group> values) implements Many {

    public Groups {
      values = List.copyOf(values);
    }

    @Override
    public int count() {
      return values.size();
    }
  }
}
