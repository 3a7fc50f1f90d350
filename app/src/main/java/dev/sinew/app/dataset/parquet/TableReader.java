package dev.sinew.app.dataset.parquet;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// A Parquet file being read, one row group in memory at a time. One thread.
public final class TableReader implements AutoCloseable {

  private final Path file;
  private final ParquetFileReader reader;
  private MessageType wanted;
  private Predicate<BlockMetaData> group = any -> true;
  private RecordReader<List<Cell>> rows;
  private long left;
  private long row;

  /// @throws DatasetException when it is no Parquet file
  public TableReader(Path file) throws IOException {
    this.file = file;
    if (!Files.isRegularFile(file)) throw new DatasetException(file + ": no such file");
    try {
      reader = ParquetFileReader.open(new LocalInputFile(file), options());
      wanted = reader.getFileMetaData().getSchema();
      RowGroups.check(reader.getRowGroups(), Files.size(file));
    } catch (IOException | RuntimeException e) {
      throw new DatasetException(file + ": not a whole Parquet file: " + Cause.of(e), e);
    }
  }

  private static ParquetReadOptions options() {
    return ParquetReadOptions.builder(new PlainParquetConfiguration())
        .withCodecFactory(new BoundedCodecs())
        .useColumnIndexFilter(false)
        .build();
  }

  /// Names of the columns, in the file's order.
  public Set<String> columns() {
    return reader.getFileMetaData().getSchema().getFields().stream()
        .map(Type::getName)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  /// Reads these columns, in this order.
  ///
  /// @throws DatasetException when one is missing
  public TableReader select(List<String> names) throws DatasetException {
    MessageType all = reader.getFileMetaData().getSchema();
    for (String name : names)
      if (!all.containsField(name)) throw new DatasetException(file + ": no column " + name);
    wanted = new MessageType(all.getName(), names.stream().map(all::getType).toList());
    try {
      reader.setRequestedSchema(wanted);
    } catch (RuntimeException e) {
      throw problem("columns", e);
    }
    return this;
  }

  /// Leaves out row groups that, by their statistics, have no row where the column is this.
  public TableReader where(String column, long value) {
    group = block -> RowGroups.mayHold(block, column, value);
    return this;
  }

  /// @return empty after the last row
  /// @throws DatasetException when the file is damaged
  public Optional<List<Cell>> next() throws DatasetException {
    try {
      while (left == 0) if (!nextGroup()) return Optional.empty();
      left--;
      row++;
      return Optional.of(rows.read());
    } catch (IOException | RuntimeException e) {
      throw problem("row " + row, e);
    }
  }

  private boolean nextGroup() throws IOException {
    List<BlockMetaData> groups = reader.getRowGroups();
    while (true) {
      int next = reader.getCurrentRowGroupIndex() + 1;
      if (next >= groups.size()) return false;
      if (group.test(groups.get(next))) break;
      reader.skipNextRowGroup();
    }
    PageReadStore pages = reader.readNextRowGroup();
    if (pages == null) return false;
    MessageColumnIO io = new ColumnIOFactory().getColumnIO(wanted);
    rows =
        io.getRecordReader(new CheckedPages(pages), new RowMaterializer(wanted), FilterCompat.NOOP);
    left = pages.getRowCount();
    return true;
  }

  private DatasetException problem(String place, Exception e) {
    return new DatasetException(file + ": " + place + ": damaged: " + Cause.of(e), e);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
