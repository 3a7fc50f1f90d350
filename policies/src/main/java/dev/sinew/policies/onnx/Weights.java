package dev.sinew.policies.onnx;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.sinew.policies.proto.ProtoFields;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The weights that stand in an ONNX file itself. One that is not a number would make every answer
/// not a number, on some inputs or on all.
///
/// Only NaN is refused: masks are made of infinities. Weights in a file beside the graph are not
/// looked at.
///
/// Source of the field numbers: `ModelProto`, `GraphProto` and `TensorProto` of `onnx.proto`.
final class Weights {

  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int TENSOR_DATA_TYPE = 2;
  private static final int TENSOR_FLOAT_DATA = 4;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW_DATA = 9;

  private Weights() {}

  /// @param file an ONNX model that has been loaded before, so that it is well-formed
  /// @throws PolicyException in one line that names a weight of float32 or float16 that is NaN
  static void mustBeNumbers(Path file) {
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment model = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      for (ProtoFields fields = new ProtoFields(model); fields.next(); ) {
        if (fields.number() == MODEL_GRAPH) graph(file, fields.bytes());
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new PolicyException(file + ": its weights cannot be read: " + Engines.cause(e), e);
    }
  }

  private static void graph(Path file, MemorySegment graph) {
    for (ProtoFields fields = new ProtoFields(graph); fields.next(); ) {
      if (fields.number() == GRAPH_INITIALIZER) tensor(file, fields.bytes());
    }
  }

  private static void tensor(Path file, MemorySegment tensor) {
    String name = "";
    long type = 0;
    MemorySegment values = MemorySegment.NULL;
    for (ProtoFields fields = new ProtoFields(tensor); fields.next(); ) {
      switch (fields.number()) {
        case TENSOR_DATA_TYPE -> type = fields.value();
        case TENSOR_NAME -> name = fields.text();
        case TENSOR_FLOAT_DATA, TENSOR_RAW_DATA -> values = fields.bytes();
        default -> {}
      }
    }
    long nan = firstNan(type, values);
    if (nan >= 0)
      throw new PolicyException(file + ": weight '" + name + "' is not a number at " + nan);
  }

  /// Index of the first value that is NaN, or -1. Both encodings are little-endian.
  private static long firstNan(long type, MemorySegment values) {
    if (type == ElementType.FLOAT32.code()) {
      for (long i = 0; i < values.byteSize() / Float.BYTES; i++)
        if (Float.isNaN(Float.intBitsToFloat(values.getAtIndex(JAVA_INT_UNALIGNED, i)))) return i;
    } else if (type == ElementType.FLOAT16.code()) {
      for (long i = 0; i < values.byteSize() / Short.BYTES; i++)
        if (Float.isNaN(Float.float16ToFloat(values.getAtIndex(JAVA_SHORT_UNALIGNED, i)))) return i;
    }
    return -1;
  }
}
