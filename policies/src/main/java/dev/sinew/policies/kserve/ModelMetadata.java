package dev.sinew.policies.kserve;

import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.onnx.TensorSpec;
import dev.sinew.policies.proto.ProtoFields;
import dev.sinew.policies.proto.ProtoWriter;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// `ModelMetadataResponse`: what a model takes and gives.
record ModelMetadata(
    String name, List<String> versions, List<TensorSpec> inputs, List<TensorSpec> outputs) {

  /// Largest answer that is read: names and shapes only.
  static final int MOST_BYTES = 1 << 20;

  private static final int MOST_DIMENSIONS = 8;

  static byte[] request(String model, String version) {
    return new ProtoWriter().text(1, model).text(2, version).toBytes();
  }

  /// @throws AnswerException when the bytes are no such message, or a tensor cannot be carried
  static ModelMetadata read(byte[] answer) {
    String name = "";
    List<String> versions = new ArrayList<>();
    List<TensorSpec> inputs = new ArrayList<>();
    List<TensorSpec> outputs = new ArrayList<>();
    try {
      ProtoFields fields = new ProtoFields(MemorySegment.ofArray(answer));
      while (fields.next()) {
        switch (fields.number()) {
          case 1 -> name = fields.text();
          case 2 -> versions.add(fields.text());
          case 4 -> inputs.add(tensor(fields.bytes()));
          case 5 -> outputs.add(tensor(fields.bytes()));
          default -> {}
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw new AnswerException("the metadata is no protobuf message", e);
    }
    return new ModelMetadata(
        name, List.copyOf(versions), List.copyOf(inputs), List.copyOf(outputs));
  }

  /// A server need not list its versions; which one answers shows in every answer.
  boolean mayHave(String version) {
    return version.isEmpty() || versions.isEmpty() || versions.contains(version);
  }

  private static TensorSpec tensor(MemorySegment message) {
    TensorHead head = TensorHead.read(message);
    ElementType type = DataType.parse(head.datatype());
    if (type == null) throw new AnswerException(head + ": that type is not carried here");
    if (head.shape().length > MOST_DIMENSIONS)
      throw new AnswerException("'" + head.name() + "' has " + head.shape().length + " dimensions");
    return new TensorSpec(head.name(), type, head.shape());
  }
}
