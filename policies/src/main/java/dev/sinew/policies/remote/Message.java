package dev.sinew.policies.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/// A map as openpi's `msgpack_numpy.packb` writes it, byte for byte.
///
/// Values are maps with text keys, lists, [NdArray], text, `Long`, `Double`, `Boolean` and null. An
/// array is a map whose four marker keys are binary, all other keys are text (openpi,
/// `packages/openpi-client/src/openpi_client/msgpack_numpy.py`).
final class Message {

  static final String ARRAY = "__ndarray__";
  static final String SCALAR = "__npgeneric__";
  static final String DATA = "data";
  static final String DTYPE = "dtype";
  static final String SHAPE = "shape";

  private Message() {}

  static byte[] write(Map<String, ?> message) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      value(packer, message);
      return packer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }

  private static void value(MessageBufferPacker packer, Object value) throws IOException {
    switch (value) {
      case null -> packer.packNil();
      case Map<?, ?> map -> map(packer, map);
      case List<?> list -> {
        packer.packArrayHeader(list.size());
        for (Object item : list) value(packer, item);
      }
      case NdArray array -> array(packer, array);
      case String text -> packer.packString(text);
      case Long number -> packer.packLong(number);
      case Double number -> packer.packDouble(number);
      case Boolean flag -> packer.packBoolean(flag);
      default -> throw new IllegalArgumentException("no message holds a " + value.getClass());
    }
  }

  private static void map(MessageBufferPacker packer, Map<?, ?> map) throws IOException {
    packer.packMapHeader(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      packer.packString((String) entry.getKey());
      value(packer, entry.getValue());
    }
  }

  private static void array(MessageBufferPacker packer, NdArray array) throws IOException {
    packer.packMapHeader(4);
    marker(packer, ARRAY);
    packer.packBoolean(true);
    marker(packer, DATA);
    packer.packBinaryHeader(array.data().length);
    packer.writePayload(array.data());
    marker(packer, DTYPE);
    packer.packString(array.dtype());
    marker(packer, SHAPE);
    packer.packArrayHeader(array.shape().length);
    for (long length : array.shape()) packer.packLong(length);
  }

  private static void marker(MessageBufferPacker packer, String key) throws IOException {
    byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
    packer.packBinaryHeader(bytes.length);
    packer.writePayload(bytes);
  }
}
