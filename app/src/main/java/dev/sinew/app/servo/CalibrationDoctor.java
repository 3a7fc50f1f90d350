package dev.sinew.app.servo;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.CalibrationRecord;
import dev.sinew.drivers.servo.calibration.CalibrationRegisters;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.RestPose;
import dev.sinew.drivers.servo.calibration.ServoTraits;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Do the servos hold what the calibration file says, and do they still mean it?
final class CalibrationDoctor {

  private final ServoSection section;
  private final ServoBus bus;
  private final Report report;

  CalibrationDoctor(ServoSection section, ServoBus bus, Report report) {
    this.section = section;
    this.bus = bus;
    this.report = report;
  }

  /// @throws IOException when a servo is gone
  void look() throws IOException {
    limits();
    List<JointCalibration> calibration;
    try {
      calibration = section.calibration();
    } catch (ConfigException e) {
      report.wrong("file", e.getMessage());
      return;
    }
    Optional<Path> file = section.calibrationFile().filter(Files::exists);
    report.fine("file", file.map(CalibrationDoctor::described).orElse("none, and none needed"));
    if (file.isEmpty()) return;
    registers(calibration);
    ranges(calibration);
    drift(file.get());
  }

  private static String described(Path file) {
    ArmCalibration arm = ArmCalibration.read(file);
    return "%s, %s%s"
        .formatted(
            file,
            arm.identity(),
            CalibrationRecord.of(file, arm)
                .map(record -> ", made " + record.when() + " by " + record.who())
                .orElse(""));
  }

  private void limits() throws IOException {
    List<String> none = new ArrayList<>();
    for (ServoJoint joint : section.joints()) {
      int min = bus.read(joint.id(), Register.MIN_POSITION);
      int max = bus.read(joint.id(), Register.MAX_POSITION);
      if (min >= max) none.add("%s has %d to %d".formatted(joint.text(), min, max));
    }
    report.say(
        "limits",
        "every servo has a range",
        none.isEmpty()
            ? ""
            : String.join(", ", none)
                + ": without limits of its own it turns on for ever; calibrate it");
  }

  private void registers(List<JointCalibration> calibration) throws IOException {
    CalibrationRegisters registers =
        new CalibrationRegisters(bus, ServoTraits.of(section.bus().family()));
    List<String> different = new ArrayList<>();
    for (int i = 0; i < calibration.size(); i++) {
      List<CalibrationRegisters.Difference> found = registers.differences(calibration.get(i));
      if (!found.isEmpty())
        different.add(
            joint(i).text()
                + ": "
                + found.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
    report.say(
        "registers",
        "the servos hold the calibration",
        different.isEmpty()
            ? ""
            : String.join("; ", different)
                + ": 'sinew calibrate joints CONFIG --write' writes the file into the servos");
  }

  private void ranges(List<JointCalibration> calibration) throws IOException {
    List<String> outside = new ArrayList<>();
    for (int i = 0; i < calibration.size(); i++) {
      JointCalibration joint = calibration.get(i);
      int now = bus.read(joint.id(), Register.PRESENT_POSITION);
      if (!joint.admits(now, joint(i).model().countsPerTurn()))
        outside.add(
            "%s reads %d, its range is %d to %d"
                .formatted(joint(i).text(), now, joint.rangeMin(), joint.rangeMax()));
    }
    report.say(
        "ranges",
        "every joint is within its own",
        outside.isEmpty()
            ? ""
            : String.join("; ", outside)
                + ": it was calibrated otherwise, or its horn has moved; calibrate again");
  }

  private void drift(Path file) throws IOException {
    Optional<RestPose> rest =
        CalibrationRecord.of(file, ArmCalibration.read(file)).flatMap(CalibrationRecord::rest);
    if (rest.isEmpty()) {
      report.fine("drift", "not checked: no rest pose was marked for this calibration");
      return;
    }
    Map<String, Integer> now = new LinkedHashMap<>();
    for (ServoJoint joint : section.joints())
      now.put(joint.name(), bus.read(joint.id(), Register.PRESENT_POSITION));
    RestPose.Check check = rest.get().check(now, RestPose.DRIFT_DEGREES);
    if (!check.resting())
      report.fine("drift", "not checked: the arm is not in its rest pose; fold it and ask again");
    else report.say("drift", "below 1 degree in the rest pose", words(check.drifted()));
  }

  private static String words(List<RestPose.Drift> drifted) {
    if (drifted.isEmpty()) return "";
    return drifted.stream()
            .map(drift -> "%s by %.1f degrees".formatted(drift.joint(), drift.degrees()))
            .collect(Collectors.joining(", "))
        + " off its rest pose: has its horn slipped? Tighten it and calibrate again";
  }

  private ServoJoint joint(int i) {
    return section.joints().get(i);
  }
}
