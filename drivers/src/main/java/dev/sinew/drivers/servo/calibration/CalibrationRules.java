package dev.sinew.drivers.servo.calibration;

import dev.sinew.runtime.config.ConfigException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What every calibration file must hold, whichever servos it is for.
final class CalibrationRules {

  private static final int MOST_ID = 253;

  private CalibrationRules() {}

  static void check(Path file, Map<String, JointCalibration> joints) {
    if (joints.isEmpty()) throw new ConfigException(file, "", "calibrates no joint");
    Map<Integer, String> owners = new HashMap<>();
    joints.forEach(
        (name, joint) -> {
          check(file, name, joint);
          String owner = owners.putIfAbsent(joint.id(), name);
          if (owner != null)
            throw new ConfigException(
                file, name + ".id", joint.id() + " is the id of " + owner + " too");
        });
  }

  private static void check(Path file, String name, JointCalibration joint) {
    if (joint.id() < 0 || joint.id() > MOST_ID)
      throw new ConfigException(
          file, name + ".id", joint.id() + " is no id of a servo, 0 to " + MOST_ID);
    if (joint.driveMode() != 0 && joint.driveMode() != 1)
      throw new ConfigException(file, name + ".drive_mode", joint.driveMode() + " is not 0 or 1");
    if (joint.rangeMin() == joint.rangeMax())
      throw new ConfigException(
          file,
          name + ".range_min",
          joint.rangeMin() + " equals range_max: the joint was not moved; calibrate again");
    if (joint.rangeMin() > joint.rangeMax())
      throw new ConfigException(
          file,
          name + ".range_min",
          ("%d is above range_max %d: the range passes the place where the encoder jumps to 0;"
                  + " calibrate again, with the joint in the middle of its range when asked")
              .formatted(joint.rangeMin(), joint.rangeMax()));
  }
}
