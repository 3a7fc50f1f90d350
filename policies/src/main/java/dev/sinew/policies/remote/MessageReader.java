package dev.sinew.policies.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/// Reads one [Message] that a stranger wrote: nothing is allocated that the bytes do not pay for,
/// nesting is bounded, extension types are refused.
///
/// The four marker keys may be binary or text; a numpy scalar becomes its number.
final class MessageReader {

  private static final int DEEPEST = 16;

  private final byte[] bytes;
  private final MessageUnpacker unpacker;

  private MessageReader(byte[] bytes) {
    this.bytes = bytes;
    unpacker = MessagePack.newDefaultUnpacker(bytes);
  }

  /// @throws WireException when the bytes are not exactly one map
  static Map<String, Object> read(byte[] bytes) {
    MessageReader reader = new MessageReader(bytes);
    Object value;
    try (reader.unpacker) {
      value = reader.value(0);
      if (reader.unpacker.hasNext()) throw new WireException("bytes behind the message");
    } catch (MessagePackException | IOException e) {
      throw new WireException("no MessagePack: " + e.getClass().getSimpleName(), e);
    }
    if (!(value instanceof Map<?, ?> map)) throw new WireException("not a map of names to values");
    Map<String, Object> message = new LinkedHashMap<>();
    map.forEach((key, item) -> message.put((String) key, item));
    return message;
  }

  private Object value(int depth) throws IOException {
    if (depth > DEEPEST) throw new WireException("nested deeper than " + DEEPEST);
    return switch (unpacker.getNextFormat().getValueType()) {
      case NIL -> {
        unpacker.unpackNil();
        yield null;
      }
      case BOOLEAN -> unpacker.unpackBoolean();
      case INTEGER -> unpacker.unpackLong();
      case FLOAT -> unpacker.unpackDouble();
      case STRING -> text();
      case BINARY -> payload(unpacker.unpackBinaryHeader());
      case ARRAY -> list(depth);
      case MAP -> map(depth);
      case EXTENSION -> throw new WireException("an extension type");
    };
  }

  private List<Object> list(int depth) throws IOException {
    int size = unpacker.unpackArrayHeader();
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) list.add(value(depth + 1));
    return list;
  }

  private Object map(int depth) throws IOException {
    int size = unpacker.unpackMapHeader();
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      String key = key();
      if (map.containsKey(key)) throw new WireException("two values for " + NdArray.printable(key));
      map.put(key, value(depth + 1));
    }
    if (map.containsKey(Message.ARRAY)) return array(map);
    if (map.containsKey(Message.SCALAR)) return scalar(map);
    return map;
  }

  private String key() throws IOException {
    return switch (unpacker.getNextFormat().getValueType()) {
      case STRING -> text();
      case BINARY -> decode(payload(unpacker.unpackBinaryHeader()));
      default -> throw new WireException("a key that is no text");
    };
  }

  private static NdArray array(Map<String, Object> map) {
    if (map.get(Message.DATA) instanceof byte[] data
        && map.get(Message.DTYPE) instanceof String dtype
        && map.get(Message.SHAPE) instanceof List<?> sizes) {
      long[] shape = new long[sizes.size()];
      for (int i = 0; i < shape.length; i++) {
        if (!(sizes.get(i) instanceof Long size))
          throw new WireException("an array whose shape is no list of integers");
        shape[i] = size;
      }
      return new NdArray(dtype, shape, data);
    }
    throw new WireException("an array without data, dtype or shape");
  }

  private static Object scalar(Map<String, Object> map) {
    Object value = map.get(Message.DATA);
    if (value instanceof Number || value instanceof Boolean) return value;
    throw new WireException("a numpy scalar that is no number");
  }

  private String text() throws IOException {
    return decode(payload(unpacker.unpackRawStringHeader()));
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new WireException("a text that is not UTF-8", e);
    }
  }

  private byte[] payload(int length) throws IOException {
    if (length > bytes.length - unpacker.getTotalReadBytes())
      throw new WireException("cut off in the middle");
    return unpacker.readPayload(length);
  }
}
