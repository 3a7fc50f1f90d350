package dev.sinew.policies.kserve;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.sinew.policies.onnx.ElementType;
import java.lang.foreign.MemorySegment;

/// Looks for numbers that are none. A local graph may make them too, but then it is the graph that
/// was verified; of a server nobody knows.
final class NotFinite {

  private NotFinite() {}

  /// Index of the first value that is NaN or infinite, or -1; integers always are finite.
  static long first(ElementType type, MemorySegment values) {
    long count = values.byteSize() / type.bytes();
    for (long i = 0; i < count; i++) if (!finite(type, values, i)) return i;
    return -1;
  }

  private static boolean finite(ElementType type, MemorySegment values, long i) {
    return switch (type) {
      case FLOAT32 -> Float.isFinite(values.getAtIndex(JAVA_FLOAT_UNALIGNED, i));
      case FLOAT16 ->
          Float.isFinite(Float.float16ToFloat(values.getAtIndex(JAVA_SHORT_UNALIGNED, i)));
      case INT64, INT32, UINT8, BOOL -> true;
    };
  }
}
