package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.parquet.Cell;
import dev.sinew.app.dataset.parquet.Column;
import dev.sinew.app.dataset.parquet.ColumnType;
import dev.sinew.app.dataset.parquet.TableReader;
import dev.sinew.app.dataset.parquet.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `meta/tasks.parquet` of v3.0: the n-th row is task n. It is a pandas frame whose index is the
/// task; LeRobot takes numbers for tasks where the footer does not say so.
final class Tasks {

  static final String FILE = "meta/tasks.parquet";

  private static final String PANDAS =
      """
      {"index_columns": ["task"], "column_indexes": [], "columns": [\
      {"name": "task_index", "field_name": "task_index", "pandas_type": "int64", \
      "numpy_type": "int64", "metadata": null}, \
      {"name": "task", "field_name": "task", "pandas_type": "unicode", \
      "numpy_type": "object", "metadata": null}], \
      "creator": {"library": "sinew", "version": "0"}, "pandas_version": "2.0.0"}\
      """;

  private Tasks() {}

  /// @return empty where there is no such file: a dataset without episodes
  static List<String> read(Path root) throws IOException {
    Path file = root.resolve(FILE);
    if (!Files.exists(file)) return List.of();
    List<String> tasks = new ArrayList<>();
    try (TableReader table = new TableReader(file)) {
      String name = table.columns().contains("task") ? "task" : "__index_level_0__";
      table.select(List.of("task_index", name));
      Optional<List<Cell>> row;
      while ((row = table.next()).isPresent()) {
        if (!(row.get().get(0) instanceof Cell.Wholes index)
            || index.size() != 1
            || index.values()[0] != tasks.size()
            || !(row.get().get(1) instanceof Cell.Texts text)
            || text.size() != 1)
          throw new DatasetException(file + ": row " + tasks.size() + " must be that task");
        tasks.add(text.values().getFirst());
      }
    }
    return tasks;
  }

  static void write(Path file, List<String> tasks) throws IOException {
    List<Column> columns =
        List.of(
            Column.scalar("task_index", ColumnType.INT64), Column.scalar("task", ColumnType.TEXT));
    try (TableWriter table = new TableWriter(file, columns, Map.of("pandas", PANDAS))) {
      for (int i = 0; i < tasks.size(); i++)
        table.add(List.of(new Cell.Wholes(i), Cell.Texts.of(tasks.get(i))));
    }
  }
}
