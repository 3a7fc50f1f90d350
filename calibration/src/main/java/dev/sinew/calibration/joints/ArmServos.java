package dev.sinew.calibration.joints;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.CalibrationRecord;
import dev.sinew.drivers.servo.calibration.CalibrationRegisters;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.RestPose;
import dev.sinew.drivers.servo.calibration.ServoTraits;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.drivers.servo.section.ServoSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The servos of an arm whose bus is open, as the calibration deals with them. Bus thread; cold.
public final class ArmServos {

  private final ServoSection section;
  private final ServoBus bus;
  private final CalibrationRegisters registers;
  private final ServoSamples samples;

  /// @param bus still the caller's
  public ArmServos(ServoSection section, ServoBus bus) {
    this.section = section;
    this.bus = bus;
    registers = new CalibrationRegisters(bus, traits());
    samples = new ServoSamples(section.ids());
  }

  ServoTraits traits() {
    return ServoTraits.of(section.bus().family());
  }

  List<ServoJoint> joints() {
    return section.joints();
  }

  /// Makes every servo limp: the arm falls where nobody holds it.
  ///
  /// @throws BusException naming the joint that does not answer
  public void release() throws BusException {
    for (ServoJoint joint : section.joints()) {
      try {
        registers.release(joint.id());
      } catch (BusException e) {
        throw named(joint, e);
      }
    }
  }

  /// What the servos work with now.
  ///
  /// @param fullTurn names of joints without a range
  /// @param known directions to keep where the family leaves them to the file
  List<CalibratedJoint> held(Set<String> fullTurn, Map<String, JointCalibration> known)
      throws BusException {
    List<CalibratedJoint> held = new ArrayList<>();
    for (ServoJoint joint : section.joints()) {
      JointCalibration now = read(joint);
      JointCalibration before = known.get(joint.name());
      boolean ours = !traits().reverses() && before != null;
      held.add(
          new CalibratedJoint(
              joint.name(),
              joint.id(),
              joint.model().countsPerTurn(),
              fullTurn.contains(joint.name()),
              now.homingOffset(),
              ours ? before.driveMode() : now.driveMode()));
    }
    return held;
  }

  private JointCalibration read(ServoJoint joint) throws BusException {
    try {
      return registers.read(joint.id());
    } catch (BusException e) {
      throw named(joint, e);
    }
  }

  /// Reads where the servos are.
  ///
  /// @throws BusException when the line itself is gone
  ServoSamples sample() throws BusException {
    bus.readPresent(samples);
    return samples;
  }

  /// Writes into each servo what it does not hold yet, and reads it back. They must be limp.
  ///
  /// @param calibration of all joints
  /// @return how many registers were written
  /// @throws BusException naming the joint at fault
  public int write(ArmCalibration calibration) throws BusException {
    int written = 0;
    for (ServoJoint joint : section.joints()) {
      try {
        written += registers.write(calibration.joints().get(joint.name()));
      } catch (BusException e) {
        throw named(joint, e);
      }
    }
    return written;
  }

  /// What cannot be right after the servos were written, for people: those that do not read within
  /// their own range, and those that take no notice of their offset.
  List<String> complaints(ArmCalibration calibration) throws BusException {
    List<String> complaints = new ArrayList<>();
    ServoSamples now = sample();
    for (int i = 0; i < section.joints().size(); i++) {
      ServoJoint joint = section.joints().get(i);
      JointCalibration wanted = calibration.joints().get(joint.name());
      if (registers.ignores(joint.id(), wanted.homingOffset()))
        complaints.add(
            joint.text()
                + " ignores offsets above a quarter of a turn: write 'mode: extended' for it");
      else if (now.fresh(i) && !wanted.admits(now.position(i), joint.model().countsPerTurn()))
        complaints.add(
            "%s reads %d, outside its range %d to %d: switch its power off and on"
                .formatted(joint.text(), now.position(i), wanted.rangeMin(), wanted.rangeMax()));
    }
    return complaints;
  }

  /// The pose in which the arm is, to find drift by.
  ///
  /// @throws BusException naming a joint that does not answer
  RestPose pose() throws BusException {
    ServoSamples now = sample();
    Map<String, RestPose.Reading> readings = new LinkedHashMap<>();
    for (int i = 0; i < section.joints().size(); i++) {
      ServoJoint joint = section.joints().get(i);
      if (!now.fresh(i)) throw silent(i);
      readings.put(
          joint.name(), new RestPose.Reading(now.position(i), joint.model().countsPerTurn()));
    }
    return new RestPose(readings);
  }

  /// Model and firmware of each, for the record.
  Map<String, String> identities() throws BusException {
    Map<String, String> identities = new LinkedHashMap<>();
    for (ServoJoint joint : section.joints())
      identities.put(
          joint.name(), CalibrationRecord.servo(joint.model(), bus.identify(joint.id())));
    return identities;
  }

  BusException silent(int i) {
    ServoJoint joint = section.joints().get(i);
    return new BusException(
        joint.id(),
        "%s does not answer on %s: is its cable in, is it powered?"
            .formatted(joint.text(), section.bus().place()));
  }

  private static BusException named(ServoJoint joint, BusException e) {
    return new BusException(e.id(), joint.text() + ": " + e.getMessage(), e);
  }
}
