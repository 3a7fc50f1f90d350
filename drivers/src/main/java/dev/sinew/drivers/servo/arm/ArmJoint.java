package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.JointScale;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.runtime.JointSpec;

/// A joint of an arm that is to be moved.
///
/// @param spec as the supervisor sees it; its name is that of the whole robot
/// @param servo that moves it, under its name in the section and in the calibration file
/// @param scale counts to the joint's unit
/// @param wishes what the servo shall be set to besides
/// @param start where an emulated arm has the joint at first, in its unit
record ArmJoint(
    JointSpec spec,
    ServoJoint servo,
    JointCalibration calibration,
    JointScale scale,
    Wishes wishes,
    double start) {

  /// Its name in the section.
  String key() {
    return servo.name();
  }

  int id() {
    return servo.id();
  }

  ServoModel model() {
    return servo.model();
  }

  /// The nearest goal to a position, inside the calibrated range.
  int goal(double position) {
    return Math.clamp(scale.counts(position), calibration.rangeMin(), calibration.rangeMax());
  }
}
