package dev.sinew.app.dataset.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/// Turns Parquet's events into rows of cells, in the order of the schema's fields.
final class RowMaterializer extends RecordMaterializer<List<Cell>> {

  private final List<Leaf> leaves = new ArrayList<>();
  private final GroupConverter root;

  /// @throws IllegalArgumentException for a column that is neither value, list nor picture
  RowMaterializer(MessageType schema) {
    List<Converter> fields = new ArrayList<>();
    for (Type field : schema.getFields()) fields.add(converter(field, field.getName()));
    root = new Pass(fields);
  }

  private Converter converter(Type type, String column) {
    if (type.isPrimitive()) return leaf(type, column, false);
    GroupType group = type.asGroupType();
    if (group.containsField("bytes")) return picture(group, column);
    if (group.getFieldCount() != 1)
      throw new IllegalArgumentException("column " + column + " is neither a value nor a list");
    return new Pass(List.of(converter(group.getType(0), column)));
  }

  private Converter picture(GroupType group, String column) {
    List<Converter> fields = new ArrayList<>();
    for (Type field : group.getFields()) {
      if (!field.isPrimitive())
        throw new IllegalArgumentException("column " + column + " is not a picture");
      fields.add(field.getName().equals("bytes") ? leaf(field, column, true) : new Ignored());
    }
    return new Pass(fields);
  }

  private Leaf leaf(Type type, String column, boolean picture) {
    PrimitiveTypeName name = type.asPrimitiveType().getPrimitiveTypeName();
    if (name == PrimitiveTypeName.INT96 || name == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
      throw new IllegalArgumentException("column " + column + " has values of type " + name);
    if (picture && name != PrimitiveTypeName.BINARY)
      throw new IllegalArgumentException("column " + column + " is not a picture");
    Leaf leaf = new Leaf(name, picture);
    leaves.add(leaf);
    return leaf;
  }

  @Override
  public List<Cell> getCurrentRecord() {
    List<Cell> row = new ArrayList<>(leaves.size());
    for (Leaf leaf : leaves) row.add(leaf.take());
    return row;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  /// A level of nesting that needs no notice.
  private static final class Pass extends GroupConverter {

    private final List<Converter> fields;

    Pass(List<Converter> fields) {
      this.fields = fields;
    }

    @Override
    public Converter getConverter(int field) {
      return fields.get(field);
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }

  /// A picture's file name.
  private static final class Ignored extends PrimitiveConverter {

    @Override
    public void addBinary(org.apache.parquet.io.api.Binary value) {}
  }
}
