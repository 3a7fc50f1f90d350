package dev.sinew.app.dataset.parquet;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/// Spells one row out for Parquet's writer.
final class CellWriter extends WriteSupport<List<Cell>> {

  private final List<Column> columns;
  private final Map<String, String> metadata;
  private RecordConsumer out;
  private int at;

  CellWriter(List<Column> columns, Map<String, String> metadata) {
    this.columns = columns;
    this.metadata = metadata;
  }

  /// Hadoop's, which nobody calls here; it is abstract still.
  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration configuration) {
    return init((ParquetConfiguration) null);
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(TableSchema.of(columns), metadata);
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(List<Cell> row) {
    out.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      out.startField(column.name(), i);
      at = 0;
      nested(column, row.get(i), 0);
      out.endField(column.name(), i);
    }
    out.endMessage();
  }

  private void nested(Column column, Cell cell, int depth) {
    if (depth == column.shape().size()) {
      leaf(column, cell);
      return;
    }
    int declared = column.shape().get(depth);
    int length = declared < 0 ? cell.size() : declared;
    out.startGroup();
    if (length > 0) {
      out.startField("list", 0);
      for (int i = 0; i < length; i++) {
        out.startGroup();
        out.startField("element", 0);
        nested(column, cell, depth + 1);
        out.endField("element", 0);
        out.endGroup();
      }
      out.endField("list", 0);
    }
    out.endGroup();
  }

  private void leaf(Column column, Cell cell) {
    switch (cell) {
      case Cell.Reals reals -> real(column, reals.values()[at++]);
      case Cell.Wholes wholes -> whole(column, wholes.values()[at++]);
      case Cell.Texts texts -> out.addBinary(Binary.fromString(texts.values().get(at++)));
      case Cell.Picture picture -> picture(picture.bytes());
    }
  }

  private void real(Column column, double value) {
    if (column.type() == ColumnType.FLOAT) out.addFloat((float) value);
    else out.addDouble(value);
  }

  private void whole(Column column, long value) {
    switch (column.type()) {
      case INT32 -> out.addInteger((int) value);
      case BOOL -> out.addBoolean(value != 0);
      default -> out.addLong(value);
    }
  }

  private void picture(byte[] bytes) {
    out.startGroup();
    out.startField("bytes", 0);
    out.addBinary(Binary.fromConstantByteArray(bytes));
    out.endField("bytes", 0);
    out.endGroup();
  }
}
