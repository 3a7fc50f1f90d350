package dev.sinew.teleop.device.evdev;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/// What can be asked of an input device.
///
/// Source: the kernel's `include/uapi/linux/input.h` and `include/uapi/asm-generic/ioctl.h`
/// (direction in bits 30-31, size in 16-29, 'E' in 8-15, number in 0-7).
final class Evdev {

  static final int EV_KEY = 0x01;
  static final int EV_ABS = 0x03;

  /// `EVIOCGRAB`: for oneself, so that nobody else hears of it.
  static final long GRAB = 0x4004_4590L;

  private static final long READ = 2L << 30;
  private static final long TYPE_E = (long) 'E' << 8;
  private static final int NAME = 0x06;
  private static final int KEYS_DOWN = 0x18;
  private static final int CODES_OF = 0x20;
  private static final int RANGE_OF = 0x40;
  private static final int NAME_BYTES = 256;

  /// `struct input_absinfo`: value, minimum, maximum, fuzz, flat, resolution; each an `__s32`.
  private static final int RANGE_BYTES = 24;

  private Evdev() {}

  static long name(int bytes) {
    return READ | (long) bytes << 16 | TYPE_E | NAME;
  }

  static long keysDown(int bytes) {
    return READ | (long) bytes << 16 | TYPE_E | KEYS_DOWN;
  }

  static long codes(int eventType, int bytes) {
    return READ | (long) bytes << 16 | TYPE_E | CODES_OF + eventType;
  }

  static long range(int axis) {
    return READ | (long) RANGE_BYTES << 16 | TYPE_E | RANGE_OF + axis;
  }

  /// What the device calls itself.
  ///
  /// @throws IOException in one line when this is no input device
  static String name(InputFile file) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocate(NAME_BYTES);
      int length = file.ioctl(name(NAME_BYTES), text);
      if (length < 0) throw InputErrno.problem(file.path(), -length);
      byte[] bytes = text.asSlice(0, Math.min(length, NAME_BYTES)).toArray(JAVA_BYTE);
      String name = new String(bytes, StandardCharsets.UTF_8);
      int end = name.indexOf('\0');
      return (end < 0 ? name : name.substring(0, end)).replaceAll("\\p{Cntrl}", "?");
    }
  }

  /// The keys and buttons, or the axes, that it has.
  static BitSet codes(InputFile file, int eventType) {
    return bits(file, codes(eventType, EventCodes.KEYS / 8));
  }

  /// The keys and buttons that are down.
  static BitSet keysDown(InputFile file) {
    return bits(file, keysDown(EventCodes.KEYS / 8));
  }

  /// An unusable range where the device does not have the axis.
  static AxisRange range(InputFile file, int axis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(RANGE_BYTES, Integer.BYTES);
      if (file.ioctl(range(axis), info) < 0) return new AxisRange(0, 0, 0, 0);
      return new AxisRange(
          info.get(JAVA_INT, 0),
          info.get(JAVA_INT, 4),
          info.get(JAVA_INT, 8),
          info.get(JAVA_INT, 16));
    }
  }

  /// @throws IOException in one line when another program has grabbed it
  static void grab(InputFile file) throws IOException {
    int answer = file.ioctl(GRAB, MemorySegment.ofAddress(1));
    if (answer < 0) throw InputErrno.problem(file.path(), -answer);
  }

  private static BitSet bits(InputFile file, long request) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bits = arena.allocate(EventCodes.KEYS / 8);
      return file.ioctl(request, bits) < 0 ? new BitSet() : BitSet.valueOf(bits.toArray(JAVA_BYTE));
    }
  }
}
