package dev.sinew.teleop.device.keyboard;

/// Makes keys of the characters that a terminal sends. An arrow is `ESC [ C`, or `ESC O C` in
/// another mode of the terminal (ECMA-48 5.4, xterm's control sequences); its parts may come apart.
/// A lone `ESC` is the key of that name, which only the silence after it tells. Sequences of other
/// keys (F5, Delete, with Alt) are whole keys too and mean nothing here, least of all their
/// letters.
///
/// One thread; allocates nothing.
final class KeyDecoder {

  /// Within it the rest of a sequence follows its `ESC`, also over a network.
  static final long ESCAPE_NANOS = 100_000_000;

  /// A sequence that was begun and never ended is given up.
  static final long SEQUENCE_NANOS = 1_000_000_000;

  private static final char ESCAPE = 0x1b;
  private static final char DELETE = 0x7f;

  private enum State {
    PLAIN,
    /// After `ESC`.
    ESCAPED,
    /// After `ESC [`: parameters, then one final character from `@` to `~`.
    SEQUENCE,
    /// After `ESC O`: one character.
    SHIFTED
  }

  private State state = State.PLAIN;
  private boolean parameters;
  private long sinceNanos;

  /// The next character.
  ///
  /// @param nanos instant at which it came; call [#silence] with it before
  /// @return the key that it completes, or [KeyCode#NONE]
  int take(char c, long nanos) {
    return switch (state) {
      case PLAIN -> plain(c, nanos);
      case ESCAPED -> escaped(c, nanos);
      case SEQUENCE -> sequence(c);
      case SHIFTED -> shifted(c);
    };
  }

  /// Nothing came up to that instant.
  ///
  /// @return the key [KeyCode#ESC] where that makes one, or [KeyCode#NONE]
  int silence(long nanos) {
    if (state == State.PLAIN) return KeyCode.NONE;
    long waited = nanos - sinceNanos;
    if (state == State.ESCAPED && waited > ESCAPE_NANOS) {
      state = State.PLAIN;
      return KeyCode.ESC;
    }
    if (waited > SEQUENCE_NANOS) state = State.PLAIN;
    return KeyCode.NONE;
  }

  private int plain(char c, long nanos) {
    if (c == ESCAPE) {
      state = State.ESCAPED;
      sinceNanos = nanos;
      return KeyCode.NONE;
    }
    return switch (c) {
      case '\r', '\n' -> KeyCode.ENTER;
      case '\t' -> KeyCode.TAB;
      case '\b', DELETE -> KeyCode.BACKSPACE;
      default -> c < ' ' || Character.isSurrogate(c) ? KeyCode.NONE : c;
    };
  }

  private int escaped(char c, long nanos) {
    parameters = false;
    sinceNanos = nanos;
    switch (c) {
      case '[' -> state = State.SEQUENCE;
      case 'O' -> state = State.SHIFTED;
      case ESCAPE -> {
        return KeyCode.ESC; // twice: the second may begin a sequence
      }
      default -> state = State.PLAIN; // with Alt
    }
    return KeyCode.NONE;
  }

  private int sequence(char c) {
    if (c < '@' || c > '~') {
      parameters = true;
      return KeyCode.NONE;
    }
    state = State.PLAIN;
    return parameters ? KeyCode.NONE : arrow(c);
  }

  private int shifted(char c) {
    state = State.PLAIN;
    return arrow(c);
  }

  private static int arrow(char c) {
    return switch (c) {
      case 'A' -> KeyCode.UP;
      case 'B' -> KeyCode.DOWN;
      case 'C' -> KeyCode.RIGHT;
      case 'D' -> KeyCode.LEFT;
      default -> KeyCode.NONE;
    };
  }
}
