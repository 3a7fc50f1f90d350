package dev.sinew.app.dataset.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/// A Parquet file being written: Snappy, dictionaries, one row group until 128 MB of pages are held
/// in memory. The file is whole only after `close`.
public final class TableWriter implements AutoCloseable {

  private final List<Column> columns;
  private final ParquetWriter<List<Cell>> writer;

  /// @param metadata keys of the footer
  public TableWriter(Path file, List<Column> columns, Map<String, String> metadata)
      throws IOException {
    this.columns = List.copyOf(columns);
    writer =
        new Builder(new LocalOutputFile(file), new CellWriter(this.columns, metadata))
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withCodecFactory(new BoundedCodecs())
            .build();
  }

  /// @param row a cell for each column, as many values as the column's shape says
  public void add(List<Cell> row) throws IOException {
    for (int i = 0; i < columns.size(); i++) check(columns.get(i), row.get(i));
    writer.write(row);
  }

  private static void check(Column column, Cell cell) {
    int size = column.shape().stream().reduce(1, (a, b) -> a * b);
    if (size >= 0 && cell.size() != size)
      throw new IllegalArgumentException(
          column.name() + ": " + cell.size() + " values, must be " + size);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<List<Cell>, Builder> {

    private final CellWriter support;

    Builder(OutputFile file, CellWriter support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder self() {
      return this;
    }

    /// Hadoop's, which nobody calls here; it is abstract still.
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<List<Cell>> getWriteSupport(Configuration c) {
      return support;
    }

    @Override
    protected WriteSupport<List<Cell>> getWriteSupport(ParquetConfiguration c) {
      return support;
    }
  }
}
