package dev.sinew.drivers.servo.packet;

import dev.sinew.drivers.servo.register.Field;
import java.util.Arrays;

/// Puts one packet at a time together in a buffer of its own: begin, add, finish. One thread; no
/// allocation.
public abstract class PacketBuilder {

  private final byte[] bytes;
  private int length;

  /// @param capacity bytes of the longest packet
  protected PacketBuilder(int capacity) {
    bytes = new byte[capacity];
  }

  /// Starts a packet and forgets the one before.
  ///
  /// @param code the instruction; in an answer what the family has in its place
  public abstract PacketBuilder begin(int id, int code);

  /// Completes the packet: lengths, checksum.
  ///
  /// @return its length in bytes; they stand in [#bytes] from 0
  public abstract int finish();

  /// Adds the lowest byte.
  ///
  /// @throws IndexOutOfBoundsException when the packet is longer than the capacity
  public final PacketBuilder add(int value) {
    bytes[length++] = (byte) value;
    return this;
  }

  /// Adds the value of a register as the register holds it.
  public final PacketBuilder add(Field field, int value) {
    field.write(bytes, length, value);
    length += field.size();
    return this;
  }

  /// Adds bytes as they are.
  public final PacketBuilder add(byte[] from, int offset, int count) {
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
    return this;
  }

  /// The packet's buffer, the same for all packets.
  public final byte[] bytes() {
    return bytes;
  }

  /// Bytes so far; after [#finish] those of the whole packet.
  public final int length() {
    return length;
  }

  /// A copy of the packet that was finished last. Cold.
  public final byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  /// @param length bytes from now on
  protected final void truncate(int length) {
    this.length = length;
  }
}
