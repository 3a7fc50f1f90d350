package dev.sinew.calibration.joints;

/// A joint that is to be calibrated.
///
/// @param id of its servo
/// @param countsPerTurn of the servo's encoder
/// @param fullTurn whether it turns all the way round: it has no range to find
/// @param heldOffset homing offset that the servo works with now
/// @param driveMode to keep where nobody shows the direction; of a servo that reverses itself, the
///     one it works with now
public record CalibratedJoint(
    String name, int id, int countsPerTurn, boolean fullTurn, int heldOffset, int driveMode) {

  String text() {
    return name + " (id " + id + ")";
  }

  double degrees(int counts) {
    return counts * 360.0 / countsPerTurn;
  }
}
