package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.parquet.Cell;
import dev.sinew.app.dataset.parquet.Column;
import dev.sinew.app.dataset.parquet.ColumnType;
import dev.sinew.app.dataset.parquet.TableWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A file of `meta/episodes` of v3.0, written as a whole.
final class EpisodeTable {

  private EpisodeTable() {}

  /// @param number of the file itself, which each row repeats
  /// @param rows at least one, all with the same clips and statistics
  static void write(Path file, FileNumber number, List<EpisodeRow> rows) throws IOException {
    try (TableWriter table = new TableWriter(file, columns(rows.getFirst()), Map.of())) {
      for (EpisodeRow row : rows) table.add(cells(row, number));
    }
  }

  private static List<Column> columns(EpisodeRow row) {
    List<Column> columns = new ArrayList<>();
    columns.add(whole("episode_index"));
    columns.add(Column.list("tasks", ColumnType.TEXT));
    columns.add(whole("length"));
    columns.add(whole("data/chunk_index"));
    columns.add(whole("data/file_index"));
    columns.add(whole("dataset_from_index"));
    columns.add(whole("dataset_to_index"));
    for (String key : row.clips().keySet()) {
      String prefix = "videos/" + key + "/";
      columns.add(whole(prefix + "chunk_index"));
      columns.add(whole(prefix + "file_index"));
      columns.add(Column.scalar(prefix + "from_timestamp", ColumnType.DOUBLE));
      columns.add(Column.scalar(prefix + "to_timestamp", ColumnType.DOUBLE));
    }
    columns.addAll(StatsColumns.columns(row.stats()));
    columns.add(whole("meta/episodes/chunk_index"));
    columns.add(whole("meta/episodes/file_index"));
    return columns;
  }

  private static Column whole(String name) {
    return Column.scalar(name, ColumnType.INT64);
  }

  private static List<Cell> cells(EpisodeRow row, FileNumber number) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Wholes(row.index()));
    cells.add(new Cell.Texts(row.tasks()));
    cells.add(new Cell.Wholes(row.length()));
    add(cells, row.data());
    cells.add(new Cell.Wholes(row.from()));
    cells.add(new Cell.Wholes(row.from() + row.length()));
    for (EpisodeRow.Clip clip : row.clips().values()) {
      add(cells, clip.file());
      cells.add(new Cell.Reals(clip.from()));
      cells.add(new Cell.Reals(clip.to()));
    }
    cells.addAll(StatsColumns.cells(row.stats()));
    add(cells, number);
    return cells;
  }

  private static void add(List<Cell> cells, FileNumber number) {
    cells.add(new Cell.Wholes(number.chunk()));
    cells.add(new Cell.Wholes(number.file()));
  }
}
