package dev.sinew.drivers.ros.xmlrpc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The part of HTTP/1 (RFC 9112) that XML-RPC needs: a first line, fields, and a body whose length
/// is stated or that ends with the connection.
///
/// @param fields with names in lower case
record HttpMessage(String firstLine, Map<String, String> fields, byte[] body) {

  private static final int MAX_HEAD_BYTES = 16 * 1024;

  /// A `robot_description` with its meshes by name has a few hundred KiB.
  static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  /// @param mayEndWithConnection whether a body without a stated length goes on to the end
  /// @return null when the connection ended before the first byte
  static HttpMessage read(InputStream in, boolean mayEndWithConnection) throws IOException {
    String head = head(in);
    if (head == null) return null;
    String[] lines = head.split("\r?\n");
    Map<String, String> fields = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0)
        fields.put(
            lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).strip());
    }
    return new HttpMessage(lines[0], fields, body(in, fields, mayEndWithConnection));
  }

  boolean endsConnection() {
    String connection = fields.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return connection.equals("close")
        || firstLine.endsWith("HTTP/1.0") && !connection.equals("keep-alive");
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (head.length() > MAX_HEAD_BYTES)
        throw new XmlRpcException("an HTTP head of more than " + MAX_HEAD_BYTES + " bytes");
      if (b == '\n' && endsHead(head)) return head.toString();
    }
    if (head.isEmpty()) return null;
    throw new XmlRpcException("the connection ended within an HTTP head");
  }

  private static boolean endsHead(StringBuilder head) {
    int end = head.length();
    return end >= 2 && head.charAt(end - 2) == '\n'
        || end >= 3 && head.charAt(end - 2) == '\r' && head.charAt(end - 3) == '\n';
  }

  private static byte[] body(InputStream in, Map<String, String> fields, boolean mayEnd)
      throws IOException {
    String stated = fields.get("content-length");
    if (stated == null && !mayEnd) throw new XmlRpcException("no Content-Length");
    if (stated == null) {
      byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) throw tooLong("more");
      return body;
    }
    if (!stated.matches("[0-9]{1,9}") || Integer.parseInt(stated) > MAX_BODY_BYTES)
      throw tooLong(stated.replaceAll("[^ -~]", "?"));
    int length = Integer.parseInt(stated);
    byte[] body = in.readNBytes(length);
    if (body.length < length)
      throw new XmlRpcException("%d of %d bytes arrived".formatted(body.length, length));
    return body;
  }

  private static XmlRpcException tooLong(String length) {
    return new XmlRpcException(
        "a Content-Length of %s: at most %d is taken".formatted(length, MAX_BODY_BYTES));
  }

  static byte[] head(String... lines) {
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
