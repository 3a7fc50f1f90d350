package dev.sinew.runtime.rosmsg;

import java.util.Locale;
import java.util.Optional;

/// What definitions are made of in the end. `char` is UINT8, `byte` UINT8 in ROS 2 and INT8 in ROS
/// 1.
public enum Primitive implements ElementType {
  BOOL(1),
  INT8(1),
  UINT8(1),
  INT16(2),
  UINT16(2),
  INT32(4),
  UINT32(4),
  INT64(8),
  UINT64(8),
  FLOAT32(4),
  FLOAT64(8),
  /// Bytes behind their number; UTF-8 by custom.
  STRING(4),
  /// Can be named in a definition; neither read nor written, because its form in CDR differs from
  /// implementation to implementation.
  WSTRING(4);

  private final int leastBytes;

  Primitive(int leastBytes) {
    this.leastBytes = leastBytes;
  }

  @Override
  public long leastBytes() {
    return leastBytes;
  }

  public boolean isText() {
    return this == STRING || this == WSTRING;
  }

  public boolean isUnsigned() {
    return switch (this) {
      case UINT8, UINT16, UINT32, UINT64 -> true;
      default -> false;
    };
  }

  /// By its word in a definition.
  static Optional<Primitive> named(String word, Dialect dialect) {
    return switch (word) {
      case "byte" -> Optional.of(dialect == Dialect.ROS1 ? INT8 : UINT8);
      case "char" -> Optional.of(UINT8);
      case "wstring" -> dialect == Dialect.ROS1 ? Optional.empty() : Optional.of(WSTRING);
      case "bool",
          "int8",
          "uint8",
          "int16",
          "uint16",
          "int32",
          "uint32",
          "int64",
          "uint64",
          "float32",
          "float64",
          "string" ->
          Optional.of(valueOf(word.toUpperCase(Locale.ROOT)));
      default -> Optional.empty();
    };
  }
}
