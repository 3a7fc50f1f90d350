package dev.sinew.runtime.rosmsg;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Takes values from a message one after the other; never past its end.
abstract sealed class MessageInput permits CdrInput, Ros1Input {

  private final ByteBuffer buffer;
  private final int headBytes;
  private final Trail trail;
  private int position;

  MessageInput(ByteBuffer buffer, int headBytes, Trail trail) {
    this.buffer = buffer;
    this.headBytes = headBytes;
    this.trail = trail;
    this.position = headBytes;
  }

  final byte int8() throws MessageException {
    return buffer.get(take(1, 1));
  }

  final short int16() throws MessageException {
    return buffer.getShort(take(2, 2));
  }

  final int int32() throws MessageException {
    return buffer.getInt(take(4, 4));
  }

  final long int64() throws MessageException {
    return buffer.getLong(take(8, 8));
  }

  final float float32() throws MessageException {
    return buffer.getFloat(take(4, 4));
  }

  final double float64() throws MessageException {
    return buffer.getDouble(take(8, 8));
  }

  final void bytes(byte[] into) throws MessageException {
    buffer.get(take(1, into.length), into);
  }

  /// @param maxBytes without what ends a string
  final String string(int maxBytes) throws MessageException {
    long stated = Integer.toUnsignedLong(int32());
    if (stated > left())
      throw problem("a string of %d bytes where %d are left".formatted(stated, left()));
    int start = take(1, (int) stated);
    int length = textLength(buffer, start, (int) stated);
    if (length < 0) throw problem("a string of %d bytes that does not end in 0".formatted(stated));
    if (length > maxBytes)
      throw problem("a string of %d bytes, at most %d are right".formatted(length, maxBytes));
    byte[] text = new byte[length];
    buffer.get(start, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /// The count before a sequence.
  final int count(int max) throws MessageException {
    long count = Integer.toUnsignedLong(int32());
    if (count > max) throw problem("%d elements, at most %d are right".formatted(count, max));
    return (int) count;
  }

  /// To be asked before anything is made for them.
  ///
  /// @param leastBytes of each
  final void mustHold(long count, long leastBytes) throws MessageException {
    if (FieldType.saturated(count, leastBytes) > left())
      throw problem("%d elements where %d bytes are left".formatted(count, left()));
  }

  final int left() {
    return buffer.limit() - position;
  }

  final MessageException problem(String text) {
    return trail.problem(position, text);
  }

  /// Bytes that are empty before a value.
  ///
  /// @param position behind the head
  abstract int padding(int position, int bytes);

  /// @return bytes of a string's characters, -1 when it does not end as it should
  abstract int textLength(ByteBuffer message, int start, int stated);

  /// Most bytes that may be left behind a message.
  abstract int mayBeLeft();

  /// @return where the value begins
  private int take(int alignment, int bytes) throws MessageException {
    int needed = bytes == 0 ? 0 : padding(position - headBytes, alignment);
    if ((long) needed + bytes > left())
      throw problem("ends too early: %d bytes where %d are left".formatted(bytes, left()));
    position += needed + bytes;
    return position - bytes;
  }
}
