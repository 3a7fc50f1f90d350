package dev.sinew.policies.kserve;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.proto.ProtoWriter;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// `ModelInferRequest` for one set of tensors, values as `raw_input_contents`. Everything but the
/// values and the identity is written once. Values are little-endian, as the protocol wants them
/// and as every machine has them that ONNX Runtime runs on. Inference thread.
final class InferRequest {

  private static final int ID_LENGTH = 16;

  private final Tensor[] tensors;
  private final int[] rooms;
  private final int idRoom;
  private final byte[] template;

  /// @param outputs names of what is wanted
  InferRequest(String model, String version, Map<String, Tensor> inputs, Iterable<String> outputs) {
    ProtoWriter message = new ProtoWriter().text(1, model).text(2, version);
    idRoom = message.room(3, ID_LENGTH);
    inputs.forEach((name, tensor) -> message.message(5, head(name, tensor)));
    for (String name : outputs) message.message(6, new ProtoWriter().text(1, name));
    tensors = inputs.values().toArray(Tensor[]::new);
    rooms = new int[tensors.length];
    for (int i = 0; i < tensors.length; i++)
      rooms[i] = message.room(7, (int) tensors[i].memory().byteSize());
    template = message.toBytes();
  }

  private static ProtoWriter head(String name, Tensor tensor) {
    return new ProtoWriter()
        .text(1, name)
        .text(2, DataType.of(tensor.type()))
        .packed(3, tensor.shape());
  }

  /// Bytes of every request.
  int size() {
    return template.length;
  }

  /// The tensors as they are now.
  byte[] write(String id) {
    byte[] message = template.clone();
    byte[] name = id.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, message, idRoom, ID_LENGTH);
    for (int i = 0; i < tensors.length; i++) {
      MemorySegment values = tensors[i].memory();
      MemorySegment.copy(values, JAVA_BYTE, 0, message, rooms[i], (int) values.byteSize());
    }
    return message;
  }

  /// A request's identity: always of the same length.
  static String id(long number) {
    return "%016x".formatted(number);
  }
}
