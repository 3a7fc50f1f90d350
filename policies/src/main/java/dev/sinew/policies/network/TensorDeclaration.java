package dev.sinew.policies.network;

import dev.sinew.policies.onnx.ElementType;
import dev.sinew.runtime.config.ConfigSection;
import java.util.Arrays;
import java.util.Locale;

/// A named tensor of a bundle: what flows between the host and the graphs.
///
/// @param shape row-major, every size fixed
record TensorDeclaration(String name, ElementType type, long[] shape) {

  /// Elements that one tensor may have: 1 GiB of float32.
  private static final long MOST = 1 << 28;

  /// @throws dev.sinew.runtime.config.ConfigException when the sizes multiply to more than memory
  ///     can be meant to hold
  static TensorDeclaration read(String name, ConfigSection section) {
    double[] sizes = section.numbers("shape");
    long[] shape = Arrays.stream(sizes).mapToLong(size -> (long) size).toArray();
    long elements = 1;
    for (long size : shape) {
      elements *= size;
      if (elements > MOST) {
        throw section.problem(
            "shape", Arrays.toString(shape) + " has more than " + MOST + " values");
      }
    }
    ElementType type =
        section.has("type")
            ? ElementType.valueOf(section.text("type").toUpperCase(Locale.ROOT))
            : ElementType.FLOAT32;
    return new TensorDeclaration(name, type, shape);
  }

  int elements() {
    long elements = 1;
    for (long size : shape) elements *= size;
    return (int) elements;
  }
}
