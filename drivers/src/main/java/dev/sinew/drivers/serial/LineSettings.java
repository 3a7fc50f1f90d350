package dev.sinew.drivers.serial;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The settings of a terminal of Linux: `struct termios2`, with any number of bits per second, and
/// `struct serial_struct`.
///
/// Numbers from the kernel's `include/uapi/asm-generic/termbits.h` and `ioctls.h`,
/// `include/uapi/linux/serial.h` and `tty_flags.h`.
final class LineSettings {

  private static final long TCGETS2 = 0x802C542AL;
  private static final long TCSETS2 = 0x402C542BL;
  private static final int TERMIOS2_BYTES = 44;
  private static final int CONTROL_AT = 8;
  private static final int CHARACTERS_AT = 17;
  private static final int INPUT_SPEED_AT = 36;
  private static final int OUTPUT_SPEED_AT = 40;
  private static final int VTIME = 5;
  private static final int VMIN = 6;

  private static final int BOTHER = 0x1000;
  private static final int CS8 = 0x30;
  private static final int CREAD = 0x80;
  private static final int CLOCAL = 0x800;

  private static final long TIOCGSERIAL = 0x541E;
  private static final long TIOCSSERIAL = 0x541F;
  private static final int SERIAL_BYTES = 72;
  private static final int FLAGS_AT = 16;
  private static final int ASYNC_LOW_LATENCY = 1 << 13;

  private LineSettings() {}

  /// Raw bytes, 8 data bits, no parity, one stop bit, no handshake.
  ///
  /// @throws IOException in one line when the port cannot do that many bits per second
  static void set(Descriptor port, int baud) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment settings = arena.allocate(TERMIOS2_BYTES, Integer.BYTES);
      port.control(TCGETS2, settings);
      settings.asSlice(0, CONTROL_AT).fill((byte) 0);
      settings.set(JAVA_INT, CONTROL_AT, BOTHER | CS8 | CREAD | CLOCAL);
      settings.set(JAVA_INT, CONTROL_AT + Integer.BYTES, 0);
      settings.set(JAVA_BYTE, CHARACTERS_AT + VTIME, (byte) 0);
      settings.set(JAVA_BYTE, CHARACTERS_AT + VMIN, (byte) 1);
      settings.set(JAVA_INT, INPUT_SPEED_AT, baud);
      settings.set(JAVA_INT, OUTPUT_SPEED_AT, baud);
      if (port.tryControl(TCSETS2, settings) < 0 || !near(baud, baud(port)))
        throw new IOException(port.name() + ": it cannot do " + baud + " bits per second");
    }
  }

  /// A receiver of ten bits a byte bears a twentieth; half of it is left to the other end.
  private static boolean near(int wanted, int real) {
    return Math.abs(wanted - real) <= wanted / 40;
  }

  /// Bits per second, as whoever opened the port last has set it.
  static int baud(Descriptor port) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment settings = arena.allocate(TERMIOS2_BYTES, Integer.BYTES);
      port.control(TCGETS2, settings);
      return settings.get(JAVA_INT, OUTPUT_SPEED_AT);
    }
  }

  /// Asks the driver to hand bytes over as they come; one that cannot goes on as it was. With FTDI
  /// adapters that sets the latency timer to 1 ms.
  static void lowLatency(Descriptor port) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment settings = arena.allocate(SERIAL_BYTES, Long.BYTES);
      if (port.tryControl(TIOCGSERIAL, settings) < 0) return;
      settings.set(JAVA_INT, FLAGS_AT, settings.get(JAVA_INT, FLAGS_AT) | ASYNC_LOW_LATENCY);
      port.tryControl(TIOCSSERIAL, settings);
    }
  }
}
