package dev.sinew.app.dataset.parquet;

import java.util.List;

/// The value of one column in one row; nested lists are flat here, row-major.
public sealed interface Cell {

  /// How many innermost values there are; 0 where the file has a null.
  int size();

  /// FLOAT or DOUBLE.
  record Reals(double... values) implements Cell {
    @Override
    public int size() {
      return values.length;
    }
  }

  /// INT32, INT64 or BOOL (0 and 1).
  record Wholes(long... values) implements Cell {
    @Override
    public int size() {
      return values.length;
    }
  }

  record Texts(List<String> values) implements Cell {
    public static Texts of(String text) {
      return new Texts(List.of(text));
    }

    @Override
    public int size() {
      return values.size();
    }
  }

  /// @param bytes of a PNG or JPEG file; null where the file has none
  record Picture(byte[] bytes) implements Cell {
    @Override
    public int size() {
      return bytes == null ? 0 : 1;
    }
  }
}
