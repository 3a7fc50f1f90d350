package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.parquet.Column;
import dev.sinew.app.dataset.parquet.ColumnType;
import java.util.List;

/// A feature and where its values are.
///
/// @param video false where they are a column of the Parquet files
record Stored(Feature feature, boolean video) {

  static final List<Stored> BOOKKEEPING =
      List.of(
          bookkeeping("timestamp", Dtype.FLOAT32),
          bookkeeping("frame_index", Dtype.INT64),
          bookkeeping("episode_index", Dtype.INT64),
          bookkeeping("index", Dtype.INT64),
          bookkeeping("task_index", Dtype.INT64));

  private static Stored bookkeeping(String name, Dtype dtype) {
    return new Stored(new Feature(name, dtype, List.of(1), List.of()), false);
  }

  static boolean isBookkeeping(String name) {
    return BOOKKEEPING.stream().anyMatch(stored -> stored.name().equals(name));
  }

  String name() {
    return feature.name();
  }

  boolean isImage() {
    return feature.dtype() == Dtype.IMAGE;
  }

  int height() {
    return feature.shape().get(0);
  }

  int width() {
    return feature.shape().get(1);
  }

  /// One value of shape `[1]` is stored bare, as LeRobot does.
  Column column() {
    boolean bare = isImage() || feature.shape().equals(List.of(1));
    return new Column(name(), columnType(), bare ? List.of() : feature.shape());
  }

  private ColumnType columnType() {
    return switch (feature.dtype()) {
      case FLOAT32 -> ColumnType.FLOAT;
      case FLOAT64 -> ColumnType.DOUBLE;
      case INT32 -> ColumnType.INT32;
      case INT64 -> ColumnType.INT64;
      case BOOL -> ColumnType.BOOL;
      case STRING -> ColumnType.TEXT;
      case IMAGE -> ColumnType.PICTURE;
    };
  }
}
