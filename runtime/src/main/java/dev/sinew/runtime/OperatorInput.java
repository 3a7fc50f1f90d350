package dev.sinew.runtime;

/// All that the spine hears of an operator in a tick: the newest reading of the device, and the
/// joints that the session grants. A buffer of words that can be copied through shared memory as
/// they are. One owner; no allocation.
public final class OperatorInput {

  private static final int SEQUENCE = 0;
  private static final int STAMP = 1;
  private static final int JOINTS = 2;
  private static final int ENGAGED = 3;
  private static final int ABSOLUTE = 4;
  private static final int FIELDS = 5;

  private final int dof;
  private final long[] words;
  private long authority;

  /// @param dof joints of the robot, at most 64
  public OperatorInput(int dof) {
    if (dof > Long.SIZE) throw new IllegalArgumentException(dof + " joints: at most 64");
    this.dof = dof;
    words = new long[words(dof)];
  }

  /// Number of words of a reading for a robot of `dof` joints.
  public static int words(int dof) {
    return FIELDS + dof;
  }

  /// The reading; the buffer's own array.
  public long[] words() {
    return words;
  }

  public int dof() {
    return dof;
  }

  /// @param sequence counts the device's readings from 1
  /// @param stampNanos instant at which the device was in this state
  /// @param joints those that the device speaks of
  public void reading(
      long sequence, long stampNanos, long joints, boolean engaged, boolean absolute) {
    words[SEQUENCE] = sequence;
    words[STAMP] = stampNanos;
    words[JOINTS] = joints;
    words[ENGAGED] = engaged ? 1 : 0;
    words[ABSOLUTE] = absolute ? 1 : 0;
  }

  /// Number of the reading; 0 before the first.
  public long sequence() {
    return words[SEQUENCE];
  }

  /// Instant at which the device was in this state, as it claims.
  public long stampNanos() {
    return words[STAMP];
  }

  /// The joints that the device speaks of: bit `i` for joint `i`.
  public long joints() {
    return words[JOINTS];
  }

  /// Whether the operator holds the dead-man switch or the clutch.
  public boolean engaged() {
    return words[ENGAGED] != 0;
  }

  /// Whether the targets are poses of the device's own.
  public boolean absolute() {
    return words[ABSOLUTE] != 0;
  }

  /// Where joint `i` is wanted, in the joint's unit; of a joint that [#joints] has.
  public double position(int i) {
    return Double.longBitsToDouble(words[FIELDS + i]);
  }

  public void position(int i, double value) {
    words[FIELDS + i] = Double.doubleToRawLongBits(value);
  }

  /// The joints that the session grants the operator: bit `i` for joint `i`.
  public long authority() {
    return authority;
  }

  public void authority(long joints) {
    authority = joints;
  }

  /// Whether every position that the device speaks of is a number.
  public boolean finite() {
    for (int i = 0; i < dof; i++) {
      if ((words[JOINTS] >>> i & 1) != 0 && !Double.isFinite(position(i))) return false;
    }
    return true;
  }
}
