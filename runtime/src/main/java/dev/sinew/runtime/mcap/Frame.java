package dev.sinew.runtime.mcap;

/// A record in the file, by its first nine bytes.
///
/// @param offset of its opcode
/// @param length of its content; that many bytes are there
record Frame(int opcode, long offset, long length) {

  /// Of the content.
  long contentOffset() {
    return offset + RecordBytes.PREFIX;
  }

  /// Of the byte behind it.
  long end() {
    return contentOffset() + length;
  }
}
