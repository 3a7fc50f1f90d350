package dev.sinew.runtime.mcap;

/// The bytes at both ends of a file (spec, "Magic"), as one little-endian number.
final class Magic {

  static final int BYTES = 8;

  /// 0x89 M C A P 0x30 \r \n.
  static final long VALUE = 0x0A0D_3050_4143_4D89L;

  private Magic() {}
}
