package dev.sinew.drivers.camera.v4l2;

import java.nio.charset.StandardCharsets;

/// Pixel formats by their four characters, as `v4l2_fourcc` packs them: the first lowest.
final class FourCc {

  private FourCc() {}

  static int of(String characters) {
    int code = 0;
    for (int i = 3; i >= 0; i--) code = code << 8 | characters.charAt(i);
    return code;
  }

  static String name(int code) {
    byte[] characters = {(byte) code, (byte) (code >> 8), (byte) (code >> 16), (byte) (code >> 24)};
    return new String(characters, StandardCharsets.ISO_8859_1)
        .replaceAll("[^\\p{Graph}]", "")
        .strip();
  }
}
