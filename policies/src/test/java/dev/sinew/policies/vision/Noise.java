package dev.sinew.policies.vision;

import dev.sinew.runtime.Frame;

/// Pictures that `image_reference.py` makes too.
final class Noise {

  private Noise() {}

  static Frame frame(int seed, int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < rgb.length; i++) {
      int hashed = (i + seed * 7919) * 0x9e3779b1;
      hashed ^= hashed >>> 15;
      rgb[i] = (byte) (hashed * 0x85ebca77 >>> 24);
    }
    return new Frame(0, 0, width, height, rgb);
  }
}
