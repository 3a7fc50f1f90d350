package dev.sinew.runtime.mcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The fields of one record, in order. Every length is compared with the bytes there are before
/// anything is allocated. Fields after the last one asked for are left alone, as the spec demands.
final class Fields {

  private final ByteBuffer bytes;
  private final int start;
  private final Place place;

  /// @param bytes the record's content, from position to limit
  Fields(ByteBuffer bytes, Place place) {
    this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    this.start = bytes.position();
    this.place = place;
  }

  int u8() throws McapException {
    return need(1).get() & 0xFF;
  }

  int u16() throws McapException {
    return need(2).getShort() & 0xFFFF;
  }

  long u32() throws McapException {
    return need(4).getInt() & 0xFFFF_FFFFL;
  }

  long u64() throws McapException {
    return need(8).getLong();
  }

  String text() throws McapException {
    ByteBuffer utf8 = slice(u32());
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw problem("a text is not UTF-8");
    }
  }

  /// @param length as read from the file
  byte[] bytes(long length) throws McapException {
    ByteBuffer slice = slice(length);
    byte[] copy = new byte[slice.remaining()];
    slice.get(copy);
    return copy;
  }

  /// The next `length` bytes, not copied.
  ByteBuffer slice(long length) throws McapException {
    ByteBuffer slice = need(length).slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return slice.order(ByteOrder.LITTLE_ENDIAN);
  }

  /// All bytes that are left, not copied.
  ByteBuffer rest() throws McapException {
    return slice(bytes.remaining());
  }

  /// The content of an array or map: its length, then its items.
  Fields items() throws McapException {
    long length = u32();
    int from = bytes.position();
    need(length);
    Fields items = new Fields(bytes.duplicate().limit(from + (int) length), place);
    bytes.position(from + (int) length);
    return items;
  }

  Map<String, String> textMap() throws McapException {
    Map<String, String> map = new LinkedHashMap<>();
    for (Fields items = items(); items.hasMore(); ) {
      String key = items.text();
      if (map.put(key, items.text()) != null)
        throw items.problem("the key '" + key + "' is there twice");
    }
    return map;
  }

  Map<Integer, Long> numberMap() throws McapException {
    Map<Integer, Long> map = new LinkedHashMap<>();
    for (Fields items = items(); items.hasMore(); ) {
      int key = items.u16();
      if (map.put(key, items.u64()) != null)
        throw items.problem("the key " + key + " is there twice");
    }
    return map;
  }

  boolean hasMore() {
    return bytes.hasRemaining();
  }

  /// Bytes read so far.
  int position() {
    return bytes.position() - start;
  }

  /// The whole content, from its first byte.
  ByteBuffer view() {
    return bytes.slice(start, bytes.limit() - start);
  }

  /// With the offset of the byte to be read next.
  McapException problem(String text) {
    return place.problem(bytes.position(), text);
  }

  /// @param length unsigned
  private ByteBuffer need(long length) throws McapException {
    if (length >= 0 && length <= bytes.remaining()) return bytes;
    throw problem(
        "a field of %s bytes, but its record has %d left"
            .formatted(Long.toUnsignedString(length), bytes.remaining()));
  }
}
