package dev.sinew.runtime.rosmsg;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The md5sum of a ROS 1 type, by the rules of genmsg (`genmsg/gentools.py`, compute_md5_text):
/// constants first, then fields, one a line without comments; in place of a message's type and
/// brackets stands its md5sum.
final class Md5 {

  private Md5() {}

  static String of(MessageType type) {
    return hash(text(type));
  }

  /// Of a service: its two texts without anything between them (compute_md5_text of a `SrvSpec`).
  static String ofService(MessageType request, MessageType response) {
    return hash(text(request) + text(response));
  }

  private static String text(MessageType type) {
    StringBuilder text = new StringBuilder();
    for (MessageConstant constant : type.constants())
      line(text, constant.typeText(), constant.name() + "=" + constant.valueText());
    for (MessageField field : type.fields()) line(text, word(field.type()), field.name());
    return text.toString().strip();
  }

  private static void line(StringBuilder text, String type, String name) {
    text.append(type).append(' ').append(name).append('\n');
  }

  private static String word(FieldType type) {
    return switch (type.element()) {
      case MessageType message when !BuiltIn.isPrimitive(message) -> of(message);
      default -> type.text();
    };
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
