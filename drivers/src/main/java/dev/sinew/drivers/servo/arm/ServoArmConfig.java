package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.calibration.CalibrationFacts;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The `robot` section of a deployment with `driver: servo-arm`, checked. What the keys mean: the
/// schema.
///
/// @param busPeriodNanos at which a bus is read while no command comes
/// @param silenceNanos after which a servo that does not answer counts as lost
/// @param emulated whether the buses are emulated in this process
/// @param writeCalibration whether the servos are given the calibration files; otherwise they must
///     hold them
/// @param mixedFirmware whether servos of one type may have different firmware
record ServoArmConfig(
    RobotSpec robot,
    List<ArmSection> arms,
    long busPeriodNanos,
    long silenceNanos,
    boolean emulated,
    boolean writeCalibration,
    boolean mixedFirmware) {

  private static final double DEFAULT_SILENCE_MS = 100;

  /// @throws dev.sinew.runtime.config.ConfigException when a key, or a calibration file that it
  ///     names, is wrong
  static ServoArmConfig read(ConfigSection section) {
    section.validate(Schema.of(ServoArmConfig.class.getResourceAsStream("servo-arm.schema.json")));
    boolean emulated = section.flag("emulate", false);
    List<ArmSection> arms = arms(section, emulated);
    List<JointSpec> joints =
        arms.stream().flatMap(arm -> arm.joints().stream()).map(ArmJoint::spec).toList();
    long period = Math.round(section.number("servo-period-ms") * 1e6);
    long busPeriod = nanos(section, "bus-period-ms", period / 1e6);
    long silence = nanos(section, "max-silence-ms", DEFAULT_SILENCE_MS);
    if (silence <= busPeriod)
      throw section.problem("max-silence-ms", "must be above the bus period, " + busPeriod / 1e6);
    return new ServoArmConfig(
        new RobotSpec(section.text("name"), joints, period),
        arms,
        busPeriod,
        silence,
        emulated,
        emulated || section.flag("write-calibration", false),
        section.flag("mixed-firmware", false));
  }

  private static List<ArmSection> arms(ConfigSection section, boolean emulated) {
    if (!section.has("arms")) {
      for (String key : List.of("bus", "joints"))
        if (!section.has(key)) throw section.problem(key, "is missing");
      return List.of(ArmSection.read(section, "", emulated));
    }
    for (String key : List.of("bus", "calibration", "joints", "park"))
      if (section.has(key))
        throw section.problem(key, "stands beside arms; each of them has its own");
    ConfigSection declared = section.section("arms");
    return declared.keys().stream()
        .map(name -> ArmSection.read(declared.section(name), name, emulated))
        .toList();
  }

  private static long nanos(ConfigSection section, String key, double otherwiseMs) {
    return Math.round(section.number(key, otherwiseMs) * 1e6);
  }

  /// What tells these arms from others of their kind.
  Map<String, String> facts() {
    Map<String, Path> files = new LinkedHashMap<>();
    for (ArmSection arm : arms)
      arm.servos().presentFile().ifPresent(file -> files.put(arm.name(), file));
    return CalibrationFacts.of(files);
  }

  List<StreamSpec> streams() {
    return arms.stream().flatMap(arm -> MotorStreams.specs(arm).stream()).toList();
  }
}
