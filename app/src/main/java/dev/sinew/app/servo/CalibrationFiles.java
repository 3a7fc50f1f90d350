package dev.sinew.app.servo;

import dev.sinew.calibration.joints.GuidedCalibration;
import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.CalibrationRecord;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// Where a calibration is kept, with its record beside it; perhaps nowhere.
public final class CalibrationFiles {

  private final Optional<Path> file;

  private CalibrationFiles(Optional<Path> file) {
    this.file = file;
  }

  public static CalibrationFiles of(Path file) {
    return new CalibrationFiles(Optional.of(file));
  }

  /// For emulated servos: what they were calibrated to must not replace a real arm's.
  public static CalibrationFiles none() {
    return new CalibrationFiles(Optional.empty());
  }

  /// @throws IOException in one line when there is no place
  /// @throws ConfigException when the file cannot be used
  public ArmCalibration read() throws IOException {
    return ArmCalibration.read(mustHave());
  }

  /// Swaps the file and the one before it.
  ///
  /// @return what holds now
  /// @throws IOException in one line
  public ArmCalibration restore() throws IOException {
    ArmCalibration previous = ArmCalibration.restore(mustHave());
    CalibrationRecord.restore(mustHave());
    return previous;
  }

  private Path mustHave() throws IOException {
    return file.orElseThrow(
        () -> new IOException("emulated servos have no calibration file; name one with --out"));
  }

  /// What was known before; a file that cannot be used is as good as none.
  public Map<String, JointCalibration> known() {
    try {
      return file.filter(Files::exists)
          .map(path -> ArmCalibration.read(path).joints())
          .orElse(Map.of());
    } catch (ConfigException e) {
      return Map.of();
    }
  }

  /// @param port where the arm was found
  /// @throws IOException in one line
  public void write(GuidedCalibration.Outcome outcome, String port) throws IOException {
    if (file.isEmpty()) return;
    outcome.calibration().write(file.get());
    new CalibrationRecord(
            outcome.calibration().identity(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            System.getProperty("user.name"),
            port,
            outcome.identities(),
            Optional.of(outcome.rest()))
        .write(file.get());
  }

  /// For people.
  public String where() {
    return file.map(path -> "is in " + path + "; 'sinew calibrate joints --restore' undoes it")
        .orElse("was kept nowhere: the servos were emulated, and there was no --out");
  }
}
