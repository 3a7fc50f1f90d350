package dev.sinew.app.dataset;

/// What the values of a column are.
public enum Dtype {
  FLOAT32,
  FLOAT64,
  INT32,
  INT64,
  BOOL,
  STRING,
  /// A colour picture: 8-bit RGB, rows from the top, three bytes a pixel.
  IMAGE
}
