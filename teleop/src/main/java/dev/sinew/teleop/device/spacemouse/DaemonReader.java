package dev.sinew.teleop.device.spacemouse;

import java.nio.ByteBuffer;

/// Understands what spacenavd says on its socket: packets of eight `int32` in the machine's byte
/// order, the first of which is their kind. 0: motion (x, y, z, rotations about them, ms since the
/// last); 1 and 2: a button pressed and released; 3: a mouse came or went; 4: a setting changed.
/// Once, after the request for protocol 1, a single `int32` answers it.
///
/// **Axes.** As the daemon turns them by default: x right, y up, z away from the user, and
/// rotations whose sign follows the left-handed frame's axes; in the operator's frame (x forward, y
/// left, z up) that is `(z, -x, y)` for both.
///
/// Source: spacenavd `src/proto_unix.c`, `src/proto.h`, `src/cfgfile.c` (`def_axmap`, `def_axinv`).
///
/// One thread; allocates nothing.
final class DaemonReader {

  static final int PACKET_BYTES = 32;

  /// Asks for protocol 1, which says when a mouse comes and goes. To an older daemon the bits are a
  /// sensitivity that is not a number, which it ignores.
  static final int WANT_PROTOCOL_1 = 0x7faa_5501;

  private static final int ANSWER_MASK = 0xffff_ff00;

  private static final int MOTION = 0;
  private static final int PRESS = 1;
  private static final int RELEASE = 2;
  private static final int MOUSE = 3;
  private static final int SETTING = 4;
  private static final int REMOVED = 1;

  private final int most;
  private final CapDesk desk;
  private volatile boolean mouseGone;

  /// @param most counts that a cap can say; a packet with more is broken
  DaemonReader(int most, CapDesk desk) {
    this.most = most;
    this.desk = desk;
  }

  /// Takes the whole packets at the front of a buffer.
  ///
  /// @param in from its position; what is no whole packet yet is left
  /// @return false when this cannot be spacenavd
  boolean read(ByteBuffer in, CapState state) {
    while (in.remaining() >= Integer.BYTES) {
      int kind = in.getInt(in.position());
      if ((kind & ANSWER_MASK) == (WANT_PROTOCOL_1 & ANSWER_MASK)) {
        in.position(in.position() + Integer.BYTES);
        continue;
      }
      if (kind < MOTION || kind > SETTING) return false;
      if (in.remaining() < PACKET_BYTES) return true;
      take(kind, in, state);
      in.position(in.position() + PACKET_BYTES);
    }
    return true;
  }

  /// Whether the daemon runs and has lost its mouse. Any thread.
  boolean mouseGone() {
    return mouseGone;
  }

  private void take(int kind, ByteBuffer in, CapState state) {
    switch (kind) {
      case MOTION -> motion(in, state);
      case PRESS, RELEASE -> desk.button(word(in, 1), kind == PRESS);
      case MOUSE -> {
        mouseGone = word(in, 1) == REMOVED;
        state.atRest();
        desk.gone();
      }
      default -> {} // a setting
    }
  }

  private void motion(ByteBuffer in, CapState state) {
    for (int i = 1; i <= CapAxis.COUNT; i++) {
      if (word(in, i) > most || word(in, i) < -most) return;
    }
    mouseGone = false;
    state.linear(word(in, 3), -word(in, 1), word(in, 2));
    state.angular(word(in, 6), -word(in, 4), word(in, 5));
  }

  private static int word(ByteBuffer in, int i) {
    return in.getInt(in.position() + i * Integer.BYTES);
  }
}
