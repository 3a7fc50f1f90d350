package dev.sinew.policies.onnx;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.sinew.runtime.port.PolicyException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Values of one type and a fixed shape, row-major, outside the heap; zero at first. Confined to
/// one thread at a time. Nothing here allocates after [#of].
///
/// Closing frees the memory; a graph still bound to it refuses to run. An [#internal] tensor is
/// closed before the first graph that was bound to it.
public final class Tensor implements AutoCloseable {

  /// Largest tensor, in elements: above it a shape is taken for a mistake.
  public static final long MOST_ELEMENTS = 1L << 28;

  private static final int ALIGNMENT = 64;

  private final ElementType type;
  private final long[] shape;
  private final int size;
  private final MemorySegment memory;
  private Memory place;
  private boolean closed;

  private Tensor(ElementType type, long[] shape, int size, Arena arena) {
    this.type = type;
    this.shape = shape;
    this.size = size;
    memory = arena.allocate((long) size * type.bytes(), ALIGNMENT);
    place = new HostMemory(arena, memory.address());
  }

  private Tensor(ElementType type, long[] shape, int size) {
    this.type = type;
    this.shape = shape;
    this.size = size;
    memory = MemorySegment.NULL;
  }

  /// @param shape every size 1 or more; none for a single value
  /// @throws PolicyException when a size is not positive or there are more than [#MOST_ELEMENTS]
  public static Tensor of(ElementType type, long... shape) {
    long[] sizes = shape.clone();
    return new Tensor(type, sizes, elements(sizes), Arena.ofShared());
  }

  /// A tensor that only graphs read and write: the output of one, the input of another. It lies
  /// where the first graph bound to it runs, so that on a GPU nothing travels between them; what it
  /// holds before a graph has written it is undefined.
  ///
  /// @throws PolicyException as [#of]
  public static Tensor internal(ElementType type, long... shape) {
    long[] sizes = shape.clone();
    return new Tensor(type, sizes, elements(sizes));
  }

  public ElementType type() {
    return type;
  }

  /// A copy.
  public long[] shape() {
    return shape.clone();
  }

  /// Number of elements.
  public int size() {
    return size;
  }

  /// Whether only graphs may touch it.
  public boolean isInternal() {
    return memory.address() == 0;
  }

  /// The memory itself: `size * type.bytes()` bytes in the machine's byte order.
  ///
  /// @throws IllegalStateException when this tensor is [#internal], as does every other access
  public MemorySegment memory() {
    if (isInternal()) throw new IllegalStateException("only graphs touch this tensor");
    return memory;
  }

  /// Sets every element of a `FLOAT32` or, rounded to nearest, `FLOAT16` tensor.
  ///
  /// @throws IllegalArgumentException when the type or the length is another
  public void put(float[] values) {
    must(values.length);
    switch (type) {
      case FLOAT32 -> MemorySegment.copy(values, 0, memory(), JAVA_FLOAT, 0, size);
      case FLOAT16 -> {
        for (int i = 0; i < size; i++)
          memory().setAtIndex(JAVA_SHORT, i, Float.floatToFloat16(values[i]));
      }
      default -> throw wrongType("floats");
    }
  }

  /// Sets every element of an `INT64` or `INT32` tensor.
  ///
  /// @throws IllegalArgumentException when the type or the length is another
  /// @throws ArithmeticException when a value does not fit `INT32`
  public void put(long[] values) {
    must(values.length);
    switch (type) {
      case INT64 -> MemorySegment.copy(values, 0, memory(), JAVA_LONG, 0, size);
      case INT32 -> {
        for (int i = 0; i < size; i++) memory().setAtIndex(JAVA_INT, i, Math.toIntExact(values[i]));
      }
      default -> throw wrongType("longs");
    }
  }

  /// Sets every element of a `UINT8` or `BOOL` tensor; in a `BOOL` tensor every value is 0 or 1.
  ///
  /// @throws IllegalArgumentException when the type or the length is another
  public void put(byte[] values) {
    must(values.length);
    if (type.bytes() != 1) throw wrongType("bytes");
    MemorySegment.copy(values, 0, memory(), JAVA_BYTE, 0, size);
  }

  /// Reads every element of a `FLOAT32` or `FLOAT16` tensor.
  ///
  /// @throws IllegalArgumentException when the type or the length is another
  public void get(float[] out) {
    must(out.length);
    switch (type) {
      case FLOAT32 -> MemorySegment.copy(memory(), JAVA_FLOAT, 0, out, 0, size);
      case FLOAT16 -> {
        for (int i = 0; i < size; i++) out[i] = value(i);
      }
      default -> throw wrongType("floats");
    }
  }

  /// Reads every element of an `INT64` or `INT32` tensor.
  ///
  /// @throws IllegalArgumentException when the type or the length is another
  public void get(long[] out) {
    must(out.length);
    switch (type) {
      case INT64 -> MemorySegment.copy(memory(), JAVA_LONG, 0, out, 0, size);
      case INT32 -> {
        for (int i = 0; i < size; i++) out[i] = memory().getAtIndex(JAVA_INT, i);
      }
      default -> throw wrongType("longs");
    }
  }

  /// One element as a float, whatever the type; `BOOL` gives 0 or 1, `UINT8` 0 to 255.
  public float value(int index) {
    return switch (type) {
      case FLOAT32 -> memory().getAtIndex(JAVA_FLOAT, index);
      case FLOAT16 -> Float.float16ToFloat(memory().getAtIndex(JAVA_SHORT, index));
      case INT64 -> memory().getAtIndex(JAVA_LONG, index);
      case INT32 -> memory().getAtIndex(JAVA_INT, index);
      case UINT8, BOOL -> memory().get(JAVA_BYTE, index) & 0xff;
    };
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    if (place != null) place.close();
  }

  boolean isClosed() {
    return closed;
  }

  /// Where it lies. An [#internal] tensor that lies nowhere yet is given memory.
  ///
  /// @param session of the graph that is bound
  /// @param device where that graph runs, as ONNX Runtime names it
  Memory place(long session, String device) {
    if (place == null) place = DeviceMemory.allocate(session, device, (long) size * type.bytes());
    return place;
  }

  /// For people: `float32 [1, 2, 18]`.
  @Override
  public String toString() {
    return type + " " + Arrays.toString(shape);
  }

  private static int elements(long[] shape) {
    long count = 1;
    for (long length : shape) {
      if (length < 1) throw impossible(shape, "every size must be 1 or more");
      if (length > MOST_ELEMENTS / count)
        throw impossible(shape, "more than " + MOST_ELEMENTS + " values");
      count *= length;
    }
    return (int) count;
  }

  private static PolicyException impossible(long[] shape, String problem) {
    return new PolicyException("tensor " + Arrays.toString(shape) + ": " + problem);
  }

  private void must(int length) {
    if (length != size)
      throw new IllegalArgumentException(length + " values for a tensor of " + size);
  }

  private IllegalArgumentException wrongType(String given) {
    return new IllegalArgumentException(given + " for a tensor of " + type);
  }
}
