package dev.sinew.drivers.camera;

import dev.sinew.runtime.Frame;
import java.util.OptionalLong;

/// A number that a picture shows: 8 x 6 black and white blocks, 40 bits row by row, most
/// significant first, and the 8-bit sum of their five bytes. The same as in `rtsp_server.py`.
public final class TimeCode {

  private static final int COLUMNS = 8;
  private static final int ROWS = 6;
  private static final long MASK = (1L << 40) - 1;

  private TimeCode() {}

  public static byte[] paint(long value, int width, int height) {
    long word = (value & MASK) << 8 | sum(value & MASK);
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      int block = i / width * ROWS / height * COLUMNS + i % width * COLUMNS / width;
      byte shade = (byte) ((word >> 47 - block & 1) != 0 ? 255 : 0);
      rgb[3 * i] = shade;
      rgb[3 * i + 1] = shade;
      rgb[3 * i + 2] = shade;
    }
    return rgb;
  }

  /// Read at the middle of each block; empty where the sum is wrong.
  public static OptionalLong read(Frame frame) {
    long word = 0;
    for (int block = 0; block < COLUMNS * ROWS; block++) {
      int x = (2 * (block % COLUMNS) + 1) * frame.width() / (2 * COLUMNS);
      int y = (2 * (block / COLUMNS) + 1) * frame.height() / (2 * ROWS);
      word = word << 1 | ((frame.rgb()[3 * (y * frame.width() + x) + 1] & 0xff) > 127 ? 1 : 0);
    }
    long value = word >>> 8;
    return sum(value) == (word & 0xff) ? OptionalLong.of(value) : OptionalLong.empty();
  }

  /// When a picture that shows microseconds of `System.nanoTime` was taken; both sides read
  /// CLOCK_MONOTONIC, which is the whole machine's.
  ///
  /// @throws AssertionError when it shows none
  public static long takenNanos(Frame frame) {
    long shown = read(frame).orElseThrow(() -> new AssertionError("a picture without a time code"));
    long now = System.nanoTime() / 1000;
    return 1000 * (now - (now - shown & MASK));
  }

  private static long sum(long value) {
    long sum = 0;
    for (int shift = 0; shift < 40; shift += 8) sum += value >> shift & 0xff;
    return sum & 0xff;
  }
}
