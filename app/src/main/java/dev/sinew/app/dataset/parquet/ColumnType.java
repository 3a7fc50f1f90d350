package dev.sinew.app.dataset.parquet;

/// What the innermost values of a column are.
public enum ColumnType {
  FLOAT,
  DOUBLE,
  INT32,
  INT64,
  BOOL,
  TEXT,
  /// An encoded picture, as Hugging Face stores it: a group of `bytes` and `path`.
  PICTURE
}
