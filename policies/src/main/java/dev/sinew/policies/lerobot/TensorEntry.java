package dev.sinew.policies.lerobot;

import java.util.Arrays;

/// A tensor of a safetensors file: what it is and where it lies. Offsets count from the first byte
/// behind the header.
///
/// @param shape row-major; empty for a single value
record TensorEntry(String name, TensorType type, long[] shape, long begin, long end) {

  long count() {
    return (end - begin) / type.bytes;
  }

  String describe() {
    return type + Arrays.toString(shape);
  }
}
