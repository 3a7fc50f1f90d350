package dev.sinew.policies.kserve;

import dev.sinew.policies.onnx.ElementType;

/// What the protocol calls the types of elements ("Tensor Data Types" of its specification).
final class DataType {

  private DataType() {}

  static String of(ElementType type) {
    return switch (type) {
      case FLOAT32 -> "FP32";
      case FLOAT16 -> "FP16";
      case INT64 -> "INT64";
      case INT32 -> "INT32";
      case UINT8 -> "UINT8";
      case BOOL -> "BOOL";
    };
  }

  /// The type of that name; null for one that no tensor here has.
  static ElementType parse(String name) {
    for (ElementType type : ElementType.values()) if (of(type).equals(name)) return type;
    return null;
  }
}
