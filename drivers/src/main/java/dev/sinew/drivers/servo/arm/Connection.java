package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoFault;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.calibration.CalibrationRecord;
import dev.sinew.drivers.servo.section.FoundArm;
import dev.sinew.runtime.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What happens before an arm may be commanded: who is there, do they hold the calibration, are
/// they set as needed, is anything the matter with them. Nothing moves. Cold; one thread.
///
/// A servo that is under torque stays so, and one on its way stops: turned off, the arm might fall.
/// It is limp while its EEPROM is written, and to get out of an overload.
final class Connection {

  /// Two servos on one joint that read so differently pull against each other, and a servo that far
  /// from its goal is on its way and does not just sag: 5 degrees.
  private static final double APART_TURNS = 5.0 / 360;

  private static final int OVERLOAD = ServoFault.OVERLOAD.bit();

  private final ArmSection arm;
  private final ServoBus bus;
  private final ServoArmConfig config;
  private final int[] ids;
  private final int[] owners;

  Connection(ArmSection arm, ServoBus bus, ServoArmConfig config) {
    this.arm = arm;
    this.bus = bus;
    this.config = config;
    ids = arm.ids();
    owners = arm.owners();
  }

  /// How the arm was found.
  ///
  /// @param energised whether any servo was under torque already
  /// @param note what a person should look at, one line; empty when there is nothing
  record Found(boolean energised, String note) {}

  /// @throws ConfigException in one line when the arm cannot be used as it is
  Found open() {
    try {
      List<ServoIdentity> servos = new RollCall(arm, bus, config.mixedFirmware()).hold();
      if (!config.writeCalibration()) mustHoldCalibration();
      Provisioning provisioning = new Provisioning(bus, arm.bus().family());
      for (int i = 0; i < ids.length; i++)
        provisioning.apply(ids[i], arm.joints().get(owners[i]), calibrated(i));
      ServoSamples samples = new ServoSamples(ids);
      read(samples);
      mustBeWell(samples);
      mustAgree(samples);
      FoundArm found = new FoundArm(arm.servos(), arm.calibrations(), samples);
      // an emulated arm is put to its start only after this
      if (!config.emulated() && !found.outside().isEmpty())
        throw arm.section().problem("joints", found.outside());
      return new Found(seed(samples), found.drift(words(servos)));
    } catch (BusException e) {
      throw problem(e);
    }
  }

  private Map<String, String> words(List<ServoIdentity> servos) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < arm.joints().size(); i++) {
      ArmJoint joint = arm.joints().get(i);
      words.put(joint.key(), CalibrationRecord.servo(joint.model(), servos.get(i)));
    }
    return words;
  }

  /// The file knows nothing of second servos.
  private boolean calibrated(int servo) {
    return config.writeCalibration() && servo < arm.joints().size();
  }

  private ConfigException problem(BusException e) {
    String servo = e.id() == BusException.WHOLE_BUS ? "" : arm.servo(e.id()) + ": ";
    return arm.section().problem("bus", arm.bus().place() + ": " + servo + e.getMessage());
  }

  private void mustHoldCalibration() throws BusException {
    Provisioning provisioning = new Provisioning(bus, arm.bus().family());
    List<String> differences = new ArrayList<>();
    for (ArmJoint joint : arm.joints()) {
      String difference = provisioning.difference(joint.id(), joint);
      if (!difference.isEmpty()) differences.add(arm.servo(joint.id()) + " holds " + difference);
    }
    if (!differences.isEmpty())
      throw arm.section()
          .problem(
              "calibration",
              arm.servos().presentFile().orElseThrow()
                  + " is not what the servos hold: "
                  + String.join("; ", differences)
                  + ". If the file is right, write write-calibration: true; else run `sinew"
                  + " calibrate joints`");
  }

  private void read(ServoSamples samples) throws BusException {
    bus.readPresent(samples);
    for (int i = 0; i < ids.length; i++)
      if (!samples.fresh(i)) throw new BusException(ids[i], "does not answer any more");
  }

  private void mustBeWell(ServoSamples samples) throws BusException {
    boolean relieved = false;
    for (int i = 0; i < ids.length; i++) {
      if ((samples.faults(i) & OVERLOAD) == 0) continue;
      bus.write(ids[i], Register.TORQUE_ENABLE, 0);
      relieved = true;
    }
    if (relieved) read(samples);
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < ids.length; i++)
      if (samples.faults(i) != 0)
        complaints.add(arm.servo(ids[i]) + ": " + MotorHealth.words(samples, i));
    if (!complaints.isEmpty())
      throw arm.section()
          .problem(
              "joints",
              String.join("; ", complaints)
                  + "; let it cool down, look at the supply, then power it off and on");
  }

  private void mustAgree(ServoSamples samples) {
    for (int i = arm.joints().size(); i < ids.length; i++) {
      if (isApart(samples.position(i), samples.position(owners[i]), ids[i]))
        throw arm.section()
            .problem(
                "joints." + arm.joints().get(owners[i]).key() + ".shadow-id",
                ("%s reads %d, the first one %d: the two would pull against each other; set its"
                        + " drive mode and homing offset until both read the same")
                    .formatted(
                        arm.servo(ids[i]), samples.position(i), samples.position(owners[i])));
    }
  }

  private boolean isApart(int a, int b, int id) {
    return !(Math.abs(a - b) <= APART_TURNS * arm.joint(id).model().countsPerTurn());
  }

  private boolean seed(ServoSamples samples) throws BusException {
    boolean energised = false;
    for (int i = 0; i < ids.length; i++) {
      if (bus.read(ids[i], Register.TORQUE_ENABLE) != 1) continue;
      energised = true;
      if (isApart(bus.read(ids[i], Register.GOAL_POSITION), samples.position(i), ids[i]))
        bus.write(ids[i], Register.GOAL_POSITION, samples.position(i));
    }
    return energised;
  }
}
