package dev.sinew.app.dataset.parquet;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/// What a footer says about its row groups.
final class RowGroups {

  private RowGroups() {}

  /// @throws IOException when a column lies outside the file
  static void check(List<BlockMetaData> groups, long fileSize) throws IOException {
    for (BlockMetaData group : groups) {
      if (group.getRowCount() < 0) throw new IOException("a row group of negative length");
      for (ColumnChunkMetaData column : group.getColumns()) check(column, fileSize);
    }
  }

  private static void check(ColumnChunkMetaData column, long fileSize) throws IOException {
    long start = column.getStartingPos();
    long size = column.getTotalSize();
    if (start < 0 || size < 0 || start > fileSize || size > fileSize - start)
      throw new IOException("column " + column.getPath() + " lies outside the file");
  }

  static boolean mayHold(BlockMetaData group, String column, long value) {
    for (ColumnChunkMetaData chunk : group.getColumns())
      if (chunk.getPath().size() == 1
          && chunk.getPath().toArray()[0].equals(column)
          && chunk.getStatistics() instanceof LongStatistics stats
          && stats.hasNonNullValue()) return stats.getMin() <= value && value <= stats.getMax();
    return true;
  }
}
