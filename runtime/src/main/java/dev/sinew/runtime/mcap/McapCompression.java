package dev.sinew.runtime.mcap;

/// How chunks are compressed (<https://mcap.dev/spec/registry>, well-known compression formats).
public enum McapCompression {
  NONE(""),
  /// LZ4 frames.
  LZ4("lz4"),
  ZSTD("zstd");

  private final String text;

  McapCompression(String text) {
    this.text = text;
  }

  /// As the format spells it.
  String text() {
    return text;
  }

  /// Null for a compression that is not known here.
  static McapCompression of(String text) {
    for (McapCompression compression : values())
      if (compression.text.equals(text)) return compression;
    return null;
  }
}
