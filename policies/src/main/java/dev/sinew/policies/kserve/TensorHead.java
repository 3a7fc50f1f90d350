package dev.sinew.policies.kserve;

import dev.sinew.policies.link.OneLine;
import dev.sinew.policies.proto.ProtoFields;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.LongStream;

/// Name, type and shape of a tensor. `TensorMetadata`, `InferInputTensor` and `InferOutputTensor`
/// number these three fields alike.
///
/// @param name fit for a terminal
record TensorHead(String name, String datatype, long[] shape) {

  /// @throws IndexOutOfBoundsException when the bytes are no such message
  static TensorHead read(MemorySegment message) {
    String name = "";
    String datatype = "";
    LongStream.Builder shape = LongStream.builder();
    ProtoFields fields = new ProtoFields(message);
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> name = OneLine.last(fields.text());
        case 2 -> datatype = OneLine.last(fields.text());
        case 3 -> {
          for (long size : fields.values()) shape.add(size);
        }
        default -> {}
      }
    }
    return new TensorHead(name, datatype, shape.build().toArray());
  }

  /// For people: `'prediction' FP32 [1, 16, 2]`.
  @Override
  public String toString() {
    return "'" + name + "' " + datatype + " " + Arrays.toString(shape);
  }
}
