package dev.sinew.app.dataset;

/// One cell of a row. Arrays belong to the value from then on.
public sealed interface Value {

  /// FLOAT32 or FLOAT64, row-major. A FLOAT32 is the double that equals it.
  record Numbers(double[] values) implements Value {}

  /// INT32, INT64 or BOOL (0 and 1), row-major.
  record Integers(long[] values) implements Value {}

  record Text(String text) implements Value {}

  /// @param rgb height x width x 3 bytes
  record Image(int width, int height, byte[] rgb) implements Value {}
}
