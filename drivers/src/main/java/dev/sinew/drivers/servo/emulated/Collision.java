package dev.sinew.drivers.servo.emulated;

/// Two servos that speak at once. The line is low when either pulls it low; their clocks are never
/// quite together, so the receiver sees the bits of one across those of the other (8N1, ten bits a
/// byte, lowest first).
final class Collision {

  private static final int SHIFT_BITS = 3;
  private static final int FRAME = 10;

  private Collision() {}

  /// What a receiver makes of both.
  ///
  /// @return how many bytes it makes, into `out`
  static int mix(byte[] a, int aLength, byte[] b, int bLength, byte[] out) {
    int bits = Math.max(aLength * FRAME, bLength * FRAME + SHIFT_BITS);
    int count = 0;
    int t = 0;
    while (t < bits && count < out.length) {
      if (level(a, aLength, b, bLength, t)) t++;
      else {
        out[count++] = sample(a, aLength, b, bLength, t + 1);
        t += FRAME;
      }
    }
    return count;
  }

  private static byte sample(byte[] a, int aLength, byte[] b, int bLength, int from) {
    int value = 0;
    for (int i = 0; i < 8; i++) if (level(a, aLength, b, bLength, from + i)) value |= 1 << i;
    return (byte) value;
  }

  private static boolean level(byte[] a, int aLength, byte[] b, int bLength, int t) {
    return level(a, aLength, t) && level(b, bLength, t - SHIFT_BITS);
  }

  private static boolean level(byte[] bytes, int length, int t) {
    if (t < 0 || t >= length * FRAME) return true;
    int bit = t % FRAME;
    if (bit == 0) return false;
    return bit == FRAME - 1 || (bytes[t / FRAME] >> bit - 1 & 1) != 0;
  }
}
