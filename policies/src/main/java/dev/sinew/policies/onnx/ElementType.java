package dev.sinew.policies.onnx;

import java.util.Locale;

/// Type of a tensor's elements; the codes are ONNX's own.
///
/// Source of the codes: `TensorProto.DataType` of `onnx.proto`, which ONNX Runtime's
/// `ONNXTensorElementDataType` repeats.
public enum ElementType {
  FLOAT32(1, 4),
  FLOAT16(10, 2),
  INT64(7, 8),
  INT32(6, 4),
  UINT8(2, 1),
  BOOL(9, 1);

  private final int code;
  private final int bytes;

  ElementType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /// Bytes of one element.
  public int bytes() {
    return bytes;
  }

  int code() {
    return code;
  }

  /// As manifests write it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
