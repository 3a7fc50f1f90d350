package dev.sinew.drivers.servo.section;

import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.CalibrationRecord;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.RestPose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// An arm as it was found when it was opened, held against what is known of it since it was
/// calibrated: the calibration file, and the record beside it. Cold.
public final class FoundArm {

  private final ServoSection section;
  private final List<JointCalibration> calibrations;
  private final int[] counts;

  /// @param calibrations of the section's joints
  /// @param samples in which every servo answered; the joints' first, in the order of the section
  public FoundArm(ServoSection section, List<JointCalibration> calibrations, ServoSamples samples) {
    this.section = section;
    this.calibrations = calibrations;
    counts = new int[calibrations.size()];
    for (int i = 0; i < counts.length; i++) counts[i] = samples.position(i);
  }

  /// Joints that read what they cannot read if the calibration holds, one line that says what to
  /// do; empty when there is none.
  public String outside() {
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < counts.length; i++)
      if (!calibrations.get(i).admits(counts[i], turn(i))) complaints.add(outside(i));
    return String.join("; ", complaints);
  }

  private String outside(int i) {
    JointCalibration joint = calibrations.get(i);
    int turns = Math.floorDiv(counts[i] - joint.rangeMin() + turn(i) / 90, turn(i));
    boolean wrapped = joint.admits(counts[i] - turns * turn(i), turn(i));
    return "%s reads %d, its range%s is %d to %d: %s"
        .formatted(
            section.joints().get(i).text(),
            counts[i],
            section.presentFile().map(file -> " in " + file).orElse(""),
            joint.rangeMin(),
            joint.rangeMax(),
            wrapped
                ? "it is whole turns away; switch its power off and on, and if that does not help,"
                    + " run 'sinew calibrate joints'"
                : "move it there by hand; if it is there, its horn has slipped or its motor was"
                    + " changed, and 'sinew calibrate joints' is due");
  }

  private int turn(int i) {
    return section.joints().get(i).model().countsPerTurn();
  }

  /// What looks as if the arm were not as it was calibrated, one line; empty when nothing does, or
  /// nothing can be told: of a slipped horn, only where all joints but one are in their rest pose.
  ///
  /// @param servos by joint, as [CalibrationRecord#servo] puts it
  /// @throws dev.sinew.runtime.config.ConfigException when file or record cannot be read
  public String drift(Map<String, String> servos) {
    if (section.presentFile().isEmpty()) return "";
    Path file = section.presentFile().get();
    Optional<CalibrationRecord> record = CalibrationRecord.of(file, ArmCalibration.read(file));
    if (record.isEmpty()) return "";
    List<String> notes = replaced(record.get().servos(), servos);
    record.get().rest().ifPresent(rest -> notes.addAll(slipped(rest)));
    if (notes.isEmpty()) return "";
    return "%s: %s; if so, run 'sinew calibrate joints'"
        .formatted(CalibrationRecord.beside(file), String.join("; ", notes));
  }

  private List<String> slipped(RestPose rest) {
    Map<String, Integer> present = new HashMap<>();
    for (int i = 0; i < counts.length; i++) present.put(section.joints().get(i).name(), counts[i]);
    RestPose.Check check = rest.check(present, RestPose.SLIP_DEGREES);
    if (!check.resting() || check.drifted().size() != 1) return List.of();
    RestPose.Drift joint = check.drifted().getFirst();
    return List.of(
        "%s reads %.1f degrees off the rest pose that the other joints are in: has its horn slipped?"
            .formatted(joint.joint(), joint.degrees()));
  }

  private static List<String> replaced(Map<String, String> then, Map<String, String> now) {
    return then.entrySet().stream()
        .filter(e -> now.containsKey(e.getKey()) && !now.get(e.getKey()).equals(e.getValue()))
        .map(
            e ->
                "%s was calibrated with %s and has %s: was the motor changed?"
                    .formatted(e.getKey(), e.getValue(), now.get(e.getKey())))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
