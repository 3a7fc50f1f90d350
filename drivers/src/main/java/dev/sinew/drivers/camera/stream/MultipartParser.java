package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.camera.decode.DecodeLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Takes the parts out of a `multipart/x-mixed-replace` body (RFC 2046, 5.1) as its bytes come.
/// Where a part does not tell its length, it ends at the next boundary. Confined to one thread.
final class MultipartParser {

  /// Receives the parts.
  interface Parts {

    /// The head of a part has come; its body begins.
    void begins();

    /// @param body handed over
    void ends(byte[] body);
  }

  private static final int MOST_HEAD_BYTES = 1 << 14;
  private static final int UNKNOWN = -1;

  private final byte[] boundary;
  private final Parts parts;
  private byte[] bytes = new byte[1 << 16];
  private int size;
  private int searched;
  private boolean inBody;
  private int length;

  /// @param contentType of the response: `multipart/x-mixed-replace; boundary=...`
  /// @throws IOException when it is none with a boundary
  MultipartParser(String contentType, Parts parts) throws IOException {
    this.parts = parts;
    boundary = ("--" + boundary(contentType)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Some servers name the boundary with the dashes that stand before it.
  private static String boundary(String contentType) throws IOException {
    String type = contentType.strip();
    int at = type.toLowerCase(Locale.ROOT).indexOf("boundary=");
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/") || at < 0)
      throw new IOException("sends '%s', must be multipart with a boundary".formatted(type));
    String value = type.substring(at + "boundary=".length());
    int end = value.startsWith("\"") ? value.indexOf('"', 1) : value.indexOf(';');
    String word = (end < 0 ? value : value.substring(0, end)).replace("\"", "").strip();
    String bare = word.replaceFirst("^-+", "");
    if (bare.isEmpty()) throw new IOException("sends '%s', without a boundary".formatted(type));
    return bare;
  }

  /// @throws IOException when this is no such body, or a part is too large
  void accept(ByteBuffer more) throws IOException {
    int count = more.remaining();
    if ((long) size + count > DecodeLimits.MOST_PACKET_BYTES)
      throw new IOException("a part of more than " + size + " bytes");
    if (size + count > bytes.length) bytes = Arrays.copyOf(bytes, 2 * (size + count));
    more.get(bytes, size, count);
    size += count;
    boolean found;
    do found = inBody ? body() : head();
    while (found);
  }

  /// @return whether a head was complete
  private boolean head() throws IOException {
    int end = endOfHead();
    if (end < 0) {
      if (size > MOST_HEAD_BYTES) throw new IOException("a part's head of more than 16384 bytes");
      return false;
    }
    int at = find(boundary, 0);
    if (at < 0 || at >= end) throw new IOException("a part without the boundary before it");
    length = length(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1));
    drop(end);
    inBody = true;
    parts.begins();
    return true;
  }

  private static int length(String head) throws IOException {
    for (String line : head.split("\r?\n")) {
      int colon = line.indexOf(':');
      if (colon < 0 || !line.substring(0, colon).strip().equalsIgnoreCase("content-length"))
        continue;
      String value = line.substring(colon + 1).strip();
      if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) > DecodeLimits.MOST_PACKET_BYTES)
        throw new IOException("a part with Content-Length " + value);
      return Integer.parseInt(value);
    }
    return UNKNOWN;
  }

  /// @return whether a body was complete
  private boolean body() {
    int end = length == UNKNOWN ? endOfBody() : length;
    if (end < 0 || end > size) return false;
    byte[] body = Arrays.copyOf(bytes, end);
    drop(end);
    inBody = false;
    parts.ends(body);
    return true;
  }

  private int endOfBody() {
    int at = find(boundary, searched);
    searched = Math.max(0, size - boundary.length);
    if (at < 0) return -1;
    int end = at;
    if (end > 0 && bytes[end - 1] == '\n') end--;
    if (end > 0 && bytes[end - 1] == '\r') end--;
    return end;
  }

  /// @return behind the first empty line that follows the boundary, or -1
  private int endOfHead() {
    for (int i = Math.max(0, find(boundary, 0)); i < size - 1; i++) {
      if (bytes[i] != '\n') continue;
      if (bytes[i + 1] == '\n') return i + 2;
      if (bytes[i + 1] == '\r' && i + 2 < size && bytes[i + 2] == '\n') return i + 3;
    }
    return -1;
  }

  private int find(byte[] what, int from) {
    for (int i = from; i <= size - what.length; i++) {
      if (Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) return i;
    }
    return -1;
  }

  private void drop(int count) {
    System.arraycopy(bytes, count, bytes, 0, size - count);
    size -= count;
    searched = 0;
  }
}
