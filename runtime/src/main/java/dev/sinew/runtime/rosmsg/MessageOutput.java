package dev.sinew.runtime.rosmsg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A cursor that puts the fields of one message after the other into a buffer of its own, which
/// grows and is used again for the next message: once it has grown, nothing is allocated.
///
/// [#begin] starts a message; the puts follow in the order of the definition; [#array] up to
/// [#size] is the message then, until the next `begin`. Unsigned values go in as their bits. What
/// is put is not checked against a definition: that is [MessageWriter]'s part.
///
/// One thread. A message of 2 GiB or more is an [IllegalStateException].
public abstract sealed class MessageOutput permits CdrOutput, Ros1Output {

  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private final int headBytes;
  private ByteBuffer buffer;
  private int position;

  /// @param head what every message begins with
  /// @param capacity bytes that fit before the buffer grows for the first time
  MessageOutput(byte[] head, int capacity) {
    headBytes = head.length;
    buffer = allocate(Math.addExact(headBytes, capacity)).put(0, head);
    position = headBytes;
  }

  /// Forgets the message at hand and starts one.
  public final MessageOutput begin() {
    position = headBytes;
    return this;
  }

  /// The buffer that holds the message from index 0 on; another one after it grew.
  public final byte[] array() {
    return buffer.array();
  }

  /// Bytes of the message so far, its head included.
  public final int size() {
    return position;
  }

  /// A copy of the message so far.
  public final byte[] copy() {
    byte[] copy = new byte[position];
    buffer.get(0, copy);
    return copy;
  }

  public final MessageOutput bool(boolean value) {
    return int8(value ? 1 : 0);
  }

  /// Also uint8, byte, char: the low 8 bits.
  public final MessageOutput int8(int value) {
    int at = room(1, 1);
    buffer.put(at, (byte) value);
    return this;
  }

  /// The low 16 bits.
  public final MessageOutput int16(int value) {
    int at = room(2, 2);
    buffer.putShort(at, (short) value);
    return this;
  }

  public final MessageOutput int32(int value) {
    int at = room(4, 4);
    buffer.putInt(at, value);
    return this;
  }

  public final MessageOutput int64(long value) {
    int at = room(8, 8);
    buffer.putLong(at, value);
    return this;
  }

  public final MessageOutput float32(float value) {
    int at = room(4, 4);
    buffer.putFloat(at, value);
    return this;
  }

  public final MessageOutput float64(double value) {
    int at = room(8, 8);
    buffer.putDouble(at, value);
    return this;
  }

  /// A point in time as `builtin_interfaces/Time` and ROS 1's `time` have it: two 32-bit numbers,
  /// seconds and the nanoseconds after them.
  public final MessageOutput time(long nanos) {
    int32((int) Math.floorDiv(nanos, 1_000_000_000L));
    return int32((int) Math.floorMod(nanos, 1_000_000_000L));
  }

  /// UTF-8; half a surrogate pair becomes `?`, as [String#getBytes] has it.
  public final MessageOutput string(CharSequence text) {
    int length = room(4, 4);
    Utf8.put(text, this);
    terminate();
    buffer.putInt(length, position - length - 4);
    return this;
  }

  /// The count before the elements of a sequence.
  public final MessageOutput sequence(int count) {
    return int32(count);
  }

  /// Elements without a count: a fixed array, or what follows [#sequence].
  public final MessageOutput bytes(byte[] values, int from, int count) {
    int at = room(1, count);
    buffer.put(at, values, from, count);
    return this;
  }

  /// As [#bytes].
  public final MessageOutput bytes(ByteBuffer values) {
    int count = values.remaining();
    int at = room(1, count);
    buffer.put(at, values, values.position(), count);
    return this;
  }

  /// As [#bytes].
  public final MessageOutput bools(boolean[] values, int from, int count) {
    for (int i = 0; i < count; i++) bool(values[from + i]);
    return this;
  }

  /// As [#bytes].
  public final MessageOutput int16s(short[] values, int from, int count) {
    for (int i = 0; i < count; i++) int16(values[from + i]);
    return this;
  }

  /// As [#bytes].
  public final MessageOutput int32s(int[] values, int from, int count) {
    for (int i = 0; i < count; i++) int32(values[from + i]);
    return this;
  }

  /// As [#bytes].
  public final MessageOutput int64s(long[] values, int from, int count) {
    for (int i = 0; i < count; i++) int64(values[from + i]);
    return this;
  }

  /// As [#bytes].
  public final MessageOutput float32s(float[] values, int from, int count) {
    for (int i = 0; i < count; i++) float32(values[from + i]);
    return this;
  }

  /// As [#bytes].
  public final MessageOutput float64s(double[] values, int from, int count) {
    for (int i = 0; i < count; i++) float64(values[from + i]);
    return this;
  }

  /// Bytes to leave empty before a value.
  ///
  /// @param position behind the head
  /// @param bytes of the value: 1, 2, 4 or 8
  abstract int padding(int position, int bytes);

  /// Puts what follows the characters of a string and counts as part of it.
  abstract void terminate();

  /// Moves on past a value. The buffer may be another one afterwards.
  ///
  /// @return where the value begins
  private int room(int alignment, int bytes) {
    int padding = padding(position - headBytes, alignment);
    long end = (long) position + padding + bytes;
    if (end > buffer.capacity()) grow(end);
    for (int i = 0; i < padding; i++) buffer.put(position++, (byte) 0);
    position = (int) end;
    return position - bytes;
  }

  private void grow(long bytes) {
    if (bytes > MAX_BYTES) throw new IllegalStateException("a message of " + bytes + " bytes");
    long twice = Math.min(MAX_BYTES, 2L * buffer.capacity());
    buffer = allocate((int) Math.max(bytes, twice)).put(0, buffer, 0, position);
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
