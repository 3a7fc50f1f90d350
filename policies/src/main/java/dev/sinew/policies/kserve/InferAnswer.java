package dev.sinew.policies.kserve;

import dev.sinew.policies.link.OneLine;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.proto.ProtoFields;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// `ModelInferResponse`: checked against what was asked before a single value is taken.
///
/// @param raw `raw_output_contents`, in the order of the heads
record InferAnswer(
    String model, String version, String id, List<TensorHead> heads, List<MemorySegment> raw) {

  /// @throws AnswerException when the bytes are no such message
  static InferAnswer read(byte[] answer) {
    String model = "";
    String version = "";
    String id = "";
    List<TensorHead> heads = new ArrayList<>();
    List<MemorySegment> raw = new ArrayList<>();
    try {
      ProtoFields fields = new ProtoFields(MemorySegment.ofArray(answer));
      while (fields.next()) {
        switch (fields.number()) {
          case 1 -> model = OneLine.last(fields.text());
          case 2 -> version = OneLine.last(fields.text());
          case 3 -> id = OneLine.last(fields.text());
          case 5 -> heads.add(TensorHead.read(fields.bytes()));
          case 6 -> raw.add(fields.bytes());
          default -> {}
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw new AnswerException("the answer is no protobuf message", e);
    }
    return new InferAnswer(model, version, id, heads, raw);
  }

  /// @param version empty when any will do
  /// @throws AnswerException when this answers another request, or another model answered it
  void mustAnswer(String model, String version, String id) {
    if (!this.id.equals(id))
      throw new AnswerException("answers request '" + this.id + "', not '" + id + "'");
    if (!this.model.equals(model)) throw new AnswerException("model '" + this.model + "' answered");
    if (!version.isEmpty() && !this.version.equals(version))
      throw new AnswerException("version '" + this.version + "' of the model answered");
  }

  /// Copies the values into the tensors: all of them, or none.
  ///
  /// @throws AnswerException when one is missing, has another type or shape, or a number in it is
  ///     not finite
  void fill(Map<String, Tensor> outputs) {
    if (raw.size() != heads.size())
      throw new AnswerException(
          "%d raw_output_contents for %d outputs".formatted(raw.size(), heads.size()));
    outputs.forEach(this::check);
    outputs.forEach(
        (name, tensor) -> {
          MemorySegment values = raw.get(index(name));
          MemorySegment.copy(values, 0, tensor.memory(), 0, values.byteSize());
        });
  }

  private void check(String name, Tensor tensor) {
    int index = index(name);
    TensorHead head = heads.get(index);
    if (!head.datatype().equals(DataType.of(tensor.type()))
        || !Arrays.equals(head.shape(), tensor.shape()))
      throw new AnswerException("output " + head + " where " + tensor + " was wanted");
    MemorySegment values = raw.get(index);
    if (values.byteSize() != tensor.memory().byteSize())
      throw new AnswerException("%d bytes for output %s".formatted(values.byteSize(), head));
    long bad = NotFinite.first(tensor.type(), values);
    if (bad >= 0) throw new AnswerException("value " + bad + " of '" + name + "' is not finite");
  }

  private int index(String name) {
    for (int i = 0; i < heads.size(); i++) if (heads.get(i).name().equals(name)) return i;
    throw new AnswerException("no output '" + name + "'");
  }
}
