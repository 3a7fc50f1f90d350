package dev.sinew.app.dataset.tensor;

import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The same rows of several columns.
public final class ColumnRows implements Rows {

  private final List<? extends Column> columns;
  private final int begin;
  private final int end;
  private final RowTime time;
  private final String task;
  private final Closeable source;

  private int at;
  private double last;

  /// @param begin the first row
  /// @param end behind the last
  /// @param source closed with this
  public ColumnRows(
      List<? extends Column> columns,
      int begin,
      int end,
      RowTime time,
      String task,
      Closeable source) {
    this.columns = List.copyOf(columns);
    this.begin = begin;
    this.end = end;
    this.time = time;
    this.task = task;
    this.source = source;
    at = begin;
  }

  @Override
  public Optional<Row> next() throws IOException {
    if (at >= end) return Optional.empty();
    last = time.seconds(begin, at, last);
    List<Value> values = new ArrayList<>(columns.size());
    for (Column column : columns) values.add(column.value(at));
    at++;
    return Optional.of(new Row(last, task, values));
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
