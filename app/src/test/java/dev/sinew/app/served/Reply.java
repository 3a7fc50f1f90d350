package dev.sinew.app.served;

import dev.sinew.policies.proto.ProtoWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A `ModelInferResponse` with one output, true or not.
record Reply(
    String model,
    String version,
    String id,
    String output,
    String datatype,
    long[] shape,
    byte[] values) {

  byte[] bytes() {
    return new ProtoWriter()
        .text(1, model)
        .text(2, version)
        .text(3, id)
        .message(5, StubServer.head(output, datatype, shape))
        .bytes(6, values)
        .toBytes();
  }

  Reply withModel(String other) {
    return new Reply(other, version, id, output, datatype, shape, values);
  }

  Reply withVersion(String other) {
    return new Reply(model, other, id, output, datatype, shape, values);
  }

  Reply withId(String other) {
    return new Reply(model, version, other, output, datatype, shape, values);
  }

  Reply withHead(String name, String type, long... sizes) {
    return new Reply(model, version, id, name, type, sizes, values);
  }

  Reply withValues(byte[] others) {
    return new Reply(model, version, id, output, datatype, shape, others);
  }

  /// One float is another.
  Reply withValue(int index, float value) {
    byte[] others = values.clone();
    ByteBuffer.wrap(others).order(ByteOrder.LITTLE_ENDIAN).putFloat(4 * index, value);
    return withValues(others);
  }
}
