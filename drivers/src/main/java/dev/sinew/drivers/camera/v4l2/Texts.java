package dev.sinew.drivers.camera.v4l2;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// Texts in the kernel's structures: ended by a zero or by the field's length, not to be trusted.
final class Texts {

  private Texts() {}

  static String at(MemorySegment struct, long offset, int length) {
    byte[] bytes = struct.asSlice(offset, length).toArray(JAVA_BYTE);
    int end = 0;
    while (end < length && bytes[end] != 0) end++;
    return new String(bytes, 0, end, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?").strip();
  }
}
