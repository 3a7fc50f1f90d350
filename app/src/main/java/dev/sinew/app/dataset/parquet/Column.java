package dev.sinew.app.dataset.parquet;

import java.util.List;

/// A column to be written.
///
/// @param shape empty for a bare value; `[3, 2]` for three lists of two; `[-1]` for a list of any
///     length
public record Column(String name, ColumnType type, List<Integer> shape) {

  public Column {
    shape = List.copyOf(shape);
  }

  /// A column of bare values.
  public static Column scalar(String name, ColumnType type) {
    return new Column(name, type, List.of());
  }

  /// A column of lists of any length.
  public static Column list(String name, ColumnType type) {
    return new Column(name, type, List.of(-1));
  }
}
