package dev.sinew.policies.onnx;

import java.util.Arrays;

/// An input or output of a graph.
///
/// @param shape -1 where a size is open
public record TensorSpec(String name, ElementType type, long[] shape) {

  public TensorSpec {
    shape = shape.clone();
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /// Whether a tensor of this shape may stand here.
  public boolean admits(long[] sizes) {
    if (sizes.length != shape.length) return false;
    for (int i = 0; i < sizes.length; i++) if (shape[i] >= 0 && shape[i] != sizes[i]) return false;
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorSpec that
        && name.equals(that.name)
        && type == that.type
        && Arrays.equals(shape, that.shape);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /// For people: `state float32 [1, 2, 18]`.
  @Override
  public String toString() {
    return name + " " + type + " " + Arrays.toString(shape);
  }
}
