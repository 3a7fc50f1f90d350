package dev.sinew.drivers.servo.calibration;

import dev.sinew.runtime.port.RigSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/// What arms say of their calibration to those who record them.
public final class CalibrationFacts {

  private CalibrationFacts() {}

  /// [RigSpec#CALIBRATION], the identity, and [RigSpec#CALIBRATION_FILE]; of several arms, each
  /// after the arm's name.
  ///
  /// @param files by the arm's name, which is empty for the only one; arms without a file left out
  /// @return empty when there is no file
  /// @throws dev.sinew.runtime.config.ConfigException when a file cannot be used
  public static Map<String, String> of(Map<String, Path> files) {
    if (files.isEmpty()) return Map.of();
    StringJoiner identities = new StringJoiner(" ");
    StringJoiner names = new StringJoiner(" ");
    files.forEach(
        (arm, file) -> {
          String before = arm.isEmpty() ? "" : arm + " ";
          identities.add(before + ArmCalibration.read(file).identity());
          names.add(before + file.getFileName());
        });
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(RigSpec.CALIBRATION, identities.toString());
    facts.put(RigSpec.CALIBRATION_FILE, names.toString());
    return facts;
  }
}
