package dev.sinew.app.dataset.parquet;

import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/// Columns in Parquet's own words: every field optional and lists of three levels, as pyarrow
/// writes them.
final class TableSchema {

  private TableSchema() {}

  static MessageType of(List<Column> columns) {
    var message = Types.buildMessage();
    for (Column column : columns) message.addField(field(column.name(), column, 0));
    return message.named("schema");
  }

  private static Type field(String name, Column column, int depth) {
    if (depth < column.shape().size())
      return Types.optionalList().element(field("element", column, depth + 1)).named(name);
    return switch (column.type()) {
      case FLOAT -> Types.optional(PrimitiveTypeName.FLOAT).named(name);
      case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
      case INT32 -> Types.optional(PrimitiveTypeName.INT32).named(name);
      case INT64 -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case BOOL -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
      case TEXT -> text(name);
      case PICTURE ->
          Types.optionalGroup()
              .addField(Types.optional(PrimitiveTypeName.BINARY).named("bytes"))
              .addField(text("path"))
              .named(name);
    };
  }

  private static Type text(String name) {
    return Types.optional(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }
}
