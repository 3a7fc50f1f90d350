package dev.sinew.drivers.servo.calibration;

/// One servo of an arm as it was calibrated; the fields of LeRobot's `MotorCalibration`.
///
/// @param id of the servo
/// @param driveMode 1 when the joint's positive direction is that of falling counts; 0 otherwise
/// @param homingOffset counts, as it stands in the servo's register; a Feetech servo reports its
///     encoder minus this, a Dynamixel its encoder plus this
/// @param rangeMin lowest position the joint was moved to, counts as the servo reports them
/// @param rangeMax highest position
public record JointCalibration(
    int id, int driveMode, int homingOffset, int rangeMin, int rangeMax) {

  /// A joint is pushed a little farther than when its range was swept: 4 degrees of a turn.
  private static final int PLAY = 90;

  /// The same without its direction: for a servo that reverses itself.
  public JointCalibration unreversed() {
    return new JointCalibration(id, 0, homingOffset, rangeMin, rangeMax);
  }

  /// Whether a servo that is calibrated so can report that: within the range, or 4 degrees beyond.
  public boolean admits(int counts, int countsPerTurn) {
    int play = countsPerTurn / PLAY;
    return counts >= rangeMin - play && counts <= rangeMax + play;
  }

  /// Middle of the range, counts.
  public double mid() {
    return (rangeMin + rangeMax) / 2.0;
  }
}
