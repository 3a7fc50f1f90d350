package dev.sinew.drivers.servo.calibration;

/// Counts of a servo to the unit of its joint and back: a straight line. Immutable; no allocation.
///
/// Neither way is clipped to the range: that is the supervisor's business, which knows the joint's
/// limits.
public final class JointScale {

  /// What [#counts] gives for a value that is no number: no servo has such a position.
  public static final int NONE = Integer.MIN_VALUE;

  private final double zeroCounts;
  private final double zeroValue;
  private final double unitPerCount;

  private JointScale(double zeroCounts, double zeroValue, double unitPerCount) {
    this.zeroCounts = zeroCounts;
    this.zeroValue = zeroValue;
    this.unitPerCount = unitPerCount;
  }

  /// An angle, rad, 0 in the middle of the range: `(counts - mid) * 2 pi / (countsPerTurn - 1)`,
  /// its sign by the drive mode. LeRobot's `MotorNormMode.DEGREES` in rad, and with the sign that
  /// it leaves out.
  ///
  /// @param countsPerTurn of the servo's encoder, above 1
  public static JointScale angle(JointCalibration joint, int countsPerTurn) {
    double unit = 2 * Math.PI / (countsPerTurn - 1);
    return new JointScale(joint.mid(), 0, joint.driveMode() == 0 ? unit : -unit);
  }

  /// The calibrated range onto `lo` to `hi`, in whatever unit these are; swapped by the drive mode.
  /// LeRobot's `RANGE_0_100` is `span(joint, 0, 100)`, without its clipping.
  public static JointScale span(JointCalibration joint, double lo, double hi) {
    boolean swapped = joint.driveMode() != 0;
    double unit = (hi - lo) / (joint.rangeMax() - joint.rangeMin());
    return new JointScale(joint.rangeMin(), swapped ? hi : lo, swapped ? -unit : unit);
  }

  /// Of a position, as the servo reports it.
  public double value(int counts) {
    return (counts - zeroCounts) * unitPerCount + zeroValue;
  }

  /// The nearest position to a value; [#NONE] when the value is no number.
  public int counts(double value) {
    double counts = (value - zeroValue) / unitPerCount + zeroCounts;
    return counts == counts ? (int) Math.rint(counts) : NONE;
  }

  /// Of one count, signed: scales velocities too.
  public double unitPerCount() {
    return unitPerCount;
  }
}
