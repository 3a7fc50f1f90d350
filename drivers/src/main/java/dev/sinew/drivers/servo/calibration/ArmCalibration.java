package dev.sinew.drivers.servo.calibration;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The calibration of an arm: what LeRobot keeps in `calibration/robots/TYPE/ID.json`, written byte
/// for byte as LeRobot 0.6 does. Immutable.
public final class ArmCalibration {

  private static final int IDENTITY_DIGITS = 12;

  private final Map<String, JointCalibration> joints;

  /// @param joints by name, in the order of the arm
  public ArmCalibration(Map<String, JointCalibration> joints) {
    this.joints = Collections.unmodifiableMap(new LinkedHashMap<>(joints));
  }

  /// @throws ConfigException in one line naming file, joint, key and value: no such file, no JSON,
  ///     a key too many or too few, a range that is empty or wraps, an id twice
  public static ArmCalibration read(Path file) {
    ArmCalibration calibration = new ArmCalibration(CalibrationJson.read(file));
    CalibrationRules.check(file, calibration.joints);
    return calibration;
  }

  /// Puts the file in its place whole; what stood there stays beside it as `FILE.bak`, unless it
  /// says the same. Makes missing folders.
  ///
  /// @throws IOException in one line
  public void write(Path file) throws IOException {
    KeptFile.write(file, CalibrationJson.text(joints));
  }

  /// Swaps a file and the one before it: twice leaves all as it was.
  ///
  /// @return what holds now
  /// @throws IOException in one line when none was kept
  /// @throws ConfigException when the one that was kept cannot be used; nothing is swapped then
  public static ArmCalibration restore(Path file) throws IOException {
    ArmCalibration previous = read(KeptFile.previous(file));
    KeptFile.swap(file);
    return previous;
  }

  /// By name, in the order of the file.
  public Map<String, JointCalibration> joints() {
    return joints;
  }

  /// The calibration of one joint of an arm that is configured.
  ///
  /// @param file where this calibration stands, for the complaint
  /// @param id that the joint's servo has by the configuration
  /// @throws ConfigException when the joint is missing or has another id
  public JointCalibration joint(Path file, String name, int id) {
    JointCalibration joint = joints.get(name);
    if (joint == null)
      throw new ConfigException(
          file, name, "is missing; calibrated are " + String.join(", ", joints.keySet()));
    if (joint.id() != id)
      throw new ConfigException(
          file, name + ".id", joint.id() + " is not the id " + id + " of the configuration");
    return joint;
  }

  /// First 12 hexadecimal digits of the SHA-256 of the canonical text, which has, sorted by name, a
  /// line `NAME ID DRIVE_MODE HOMING_OFFSET RANGE_MIN RANGE_MAX` for each joint. The order and
  /// layout of the file do not count.
  public String identity() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(joints)
        .forEach(
            (name, joint) ->
                text.append(
                    "%s %d %d %d %d %d\n"
                        .formatted(
                            name,
                            joint.id(),
                            joint.driveMode(),
                            joint.homingOffset(),
                            joint.rangeMin(),
                            joint.rangeMax())));
    byte[] digest = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, IDENTITY_DIGITS);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArmCalibration that && joints.equals(that.joints);
  }

  @Override
  public int hashCode() {
    return joints.hashCode();
  }

  @Override
  public String toString() {
    return "calibration " + identity() + " " + joints;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
