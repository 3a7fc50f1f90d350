package dev.sinew.teleop.device.spacemouse;

/// Understands the HID reports of 3Dconnexion mice.
///
/// Byte 0 is the report's number. 1: translation, three `int16` little endian; 2: rotation, the
/// same; 3: a bitmap of the buttons. Newer models say all six axes in report 1; one that ever said
/// a report 2 does not, and what a host pads its report 1 with is no rotation. Other numbers
/// (battery, settings) mean nothing here.
///
/// **Axes.** HID Usage Tables 4.2 (Generic Desktop, Multi-axis Controller), as these mice follow
/// them: right-handed, x right, y towards the user, z down, rotations by the right-hand rule.
/// Turned into the operator's frame (x forward, y left, z up) both triples become `(-y, -x, -z)`.
///
/// Sources: report layouts, PySpaceMouse `devices.toml` and `device.py`; axes, its `types.py`
/// (`AxisConvention.HID`; its old "pitch, roll, yaw" are not consistent, and not used here).
///
/// One thread; allocates nothing.
final class ReportReader {

  static final int MOST_BYTES = 64;

  private static final int TRANSLATION = 1;
  private static final int ROTATION = 2;
  private static final int BUTTONS = 3;
  private static final int AXES_BYTES = 6;

  private final int most;
  private boolean split;

  /// @param most counts that a cap can say; a report with more is broken
  ReportReader(int most) {
    this.most = most;
  }

  /// @param length bytes of the report, its number included
  /// @return whether it said something about the cap or the buttons that can be believed
  boolean read(byte[] report, int length, CapState state) {
    if (length < 2) return false;
    return switch (report[0]) {
      case TRANSLATION -> translation(report, length, state);
      case ROTATION -> rotation(report, length, state);
      case BUTTONS -> buttons(report, length, state);
      default -> false;
    };
  }

  private boolean translation(byte[] report, int length, CapState state) {
    boolean all = !split && length > 2 * AXES_BYTES;
    if (!credible(report, 1, length) || all && !credible(report, 1 + AXES_BYTES, length))
      return false;
    state.linear(-int16(report, 3), -int16(report, 1), -int16(report, 5));
    if (all) state.angular(-int16(report, 9), -int16(report, 7), -int16(report, 11));
    return true;
  }

  private boolean rotation(byte[] report, int length, CapState state) {
    if (!credible(report, 1, length)) return false;
    split = true;
    state.angular(-int16(report, 3), -int16(report, 1), -int16(report, 5));
    return true;
  }

  private static boolean buttons(byte[] report, int length, CapState state) {
    long down = 0;
    int bytes = Math.min(length - 1, Long.BYTES);
    for (int i = 0; i < bytes; i++) down |= (report[1 + i] & 0xffL) << (Byte.SIZE * i);
    state.buttons(down);
    return true;
  }

  private boolean credible(byte[] report, int at, int length) {
    if (length < at + AXES_BYTES) return false;
    for (int i = 0; i < AXES_BYTES; i += 2) {
      if (Math.abs(int16(report, at + i)) > most) return false;
    }
    return true;
  }

  private static int int16(byte[] report, int at) {
    return (report[at] & 0xff) | report[at + 1] << Byte.SIZE;
  }
}
