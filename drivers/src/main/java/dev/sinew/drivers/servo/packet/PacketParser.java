package dev.sinew.drivers.servo.packet;

import dev.sinew.drivers.servo.register.Field;

/// Finds packets in a stream of bytes, whichever way the stream was cut and whatever stands between
/// them: [#feed] what came in, then ask [#next] until it says no. One thread; no allocation.
///
/// What is no packet is skipped byte by byte, because a real one may begin inside it. Only a packet
/// whose checksum is right is ever handed out.
public abstract class PacketParser {

  /// The bytes are the beginning of a packet; [#examine].
  protected static final int NEEDS_MORE = 0;

  /// No packet begins here; [#examine].
  protected static final int GARBAGE = -1;

  /// A packet begins here, is complete and has a wrong checksum; [#examine].
  protected static final int DAMAGED = -2;

  private final byte[] buffer;
  private int start;
  private int end;
  private int packet;
  private int limit;
  private long skipped;
  private long damaged;

  /// @param capacity bytes of the longest packet that can be found
  protected PacketParser(int capacity) {
    buffer = new byte[2 * capacity];
    limit = capacity;
  }

  /// @param limit bytes of the longest packet that may come: a longer one is taken for garbage
  /// @return the length of a whole sound packet that begins at `at`, or one of the constants
  protected abstract int examine(byte[] bytes, int at, int available, int limit);

  /// From now on a header that announces more than `bytes` in all is garbage, so that it is not
  /// waited for.
  public final void expectAtMost(int bytes) {
    limit = Math.min(bytes, buffer.length / 2);
  }

  /// Takes what came in.
  ///
  /// @return how many bytes were taken: fewer than `length` only when the buffer is full, that is,
  ///     when [#next] was not asked until it said no
  public final int feed(byte[] from, int offset, int length) {
    if (length > buffer.length - end) compact();
    int taken = Math.min(length, buffer.length - end);
    System.arraycopy(from, offset, buffer, end, taken);
    end += taken;
    return taken;
  }

  /// Goes to the next whole packet. The accessors speak of it until the next call here or to
  /// [#feed].
  public final boolean next() {
    start += packet;
    packet = 0;
    while (start < end) {
      int found = examine(buffer, start, end - start, limit);
      if (found > 0) {
        packet = found;
        return true;
      }
      if (found == NEEDS_MORE) return false;
      drop(found);
    }
    return false;
  }

  /// The packet that has begun will not be completed: passes over its first byte, so that [#next]
  /// looks at what stands behind it.
  ///
  /// @return whether there was anything to pass over
  public final boolean abandon() {
    start += packet;
    packet = 0;
    if (start == end) return false;
    drop(GARBAGE);
    return true;
  }

  /// Forgets all bytes that were fed.
  public final void clear() {
    start = 0;
    end = 0;
    packet = 0;
  }

  /// Bytes fed that belong to no packet yet.
  public final int pending() {
    return end - start - packet;
  }

  /// Bytes passed over since the beginning, because they were no packet.
  public final long skipped() {
    return skipped;
  }

  /// Packets with a wrong checksum since the beginning.
  public final long damaged() {
    return damaged;
  }

  /// Length in bytes of the packet found, header and checksum included.
  public final int length() {
    return packet;
  }

  /// Whether the packet found is these very bytes: an adapter that echoes what is sent.
  public final boolean isCopyOf(byte[] bytes, int length) {
    if (packet != length) return false;
    for (int i = 0; i < length; i++) if (buffer[start + i] != bytes[i]) return false;
    return true;
  }

  public abstract int id();

  /// The instruction; in an answer what the family has in its place.
  public abstract int code();

  /// How many bytes of parameters the packet has.
  public abstract int parameters();

  /// Parameter `i` without sign.
  public abstract int parameter(int i);

  /// The value of a register whose bytes begin at parameter `i`.
  public abstract int value(int i, Field field);

  /// A byte of the packet, `i` from its first one.
  protected final int at(int i) {
    return buffer[start + i] & 0xFF;
  }

  /// Reads a register from the packet's own bytes.
  protected final int fieldAt(int i, Field field) {
    return field.read(buffer, start + i);
  }

  private void drop(int verdict) {
    start++;
    skipped++;
    if (verdict == DAMAGED) damaged++;
  }

  private void compact() {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
  }
}
