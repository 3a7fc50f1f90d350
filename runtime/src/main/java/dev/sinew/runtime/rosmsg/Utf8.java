package dev.sinew.runtime.rosmsg;

/// Characters to bytes (RFC 3629) without an array in between.
final class Utf8 {

  private Utf8() {}

  static void put(CharSequence text, MessageOutput out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) out.int8(c);
      else if (c < 0x800) out.int8(0xC0 | c >> 6).int8(tail(c));
      else if (!Character.isSurrogate(c)) out.int8(0xE0 | c >> 12).int8(tail(c >> 6)).int8(tail(c));
      else if (isPair(text, i)) pair(Character.toCodePoint(c, text.charAt(++i)), out);
      else out.int8('?');
    }
  }

  private static boolean isPair(CharSequence text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  private static void pair(int codePoint, MessageOutput out) {
    out.int8(0xF0 | codePoint >> 18).int8(tail(codePoint >> 12));
    out.int8(tail(codePoint >> 6)).int8(tail(codePoint));
  }

  private static int tail(int bits) {
    return 0x80 | bits & 0x3F;
  }
}
