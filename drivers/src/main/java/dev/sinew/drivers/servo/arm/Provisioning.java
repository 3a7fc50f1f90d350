package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.calibration.ServoTraits;
import dev.sinew.drivers.servo.family.BusFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Brings what a servo holds to what the arm needs, and writes nothing that is right already: an
/// EEPROM wears out. While one is written its servo is limp; one that was under torque is so
/// afterwards, where it is then. The lock of Feetech's EEPROM is left closed. Cold.
final class Provisioning {

  private static final int ON = 1;
  private static final int OFF = 0;

  private final ServoBus bus;
  private final BusFamily family;
  private final FamilyNeeds needs;
  private final ServoTraits traits;

  Provisioning(ServoBus bus, BusFamily family) {
    this.bus = bus;
    this.family = family;
    needs = FamilyNeeds.of(family);
    traits = ServoTraits.of(family);
  }

  /// What of a calibration a servo does not hold: `HOMING_OFFSET 120, not 85`; empty when it holds
  /// all.
  String difference(int id, ArmJoint joint) throws BusException {
    return differing(id, needs.calibration(joint.calibration(), joint.wishes().mode())).stream()
        .map(Difference::text)
        .collect(Collectors.joining(", "));
  }

  /// @param calibrate whether the calibration is written too
  /// @throws BusException when the servo does not take a value
  void apply(int id, ArmJoint joint, boolean calibrate) throws BusException {
    List<Setting> wanted = new ArrayList<>(needs.settings(joint.wishes(), joint.model()));
    if (calibrate) wanted.addAll(needs.calibration(joint.calibration(), joint.wishes().mode()));
    List<Difference> differing = differing(id, wanted);
    if (differing.stream().anyMatch(d -> family.registers().isEeprom(d.setting().register())))
      writeLimp(id, differing);
    else write(id, differing);
    if (traits.locked() && bus.read(id, Register.LOCK) != ON) bus.write(id, Register.LOCK, ON);
  }

  private record Difference(Setting setting, int present) {

    String text() {
      String name = setting.register().name();
      return "%s %d, not %d".formatted(name, present, setting.over(present));
    }
  }

  private List<Difference> differing(int id, List<Setting> wanted) throws BusException {
    List<Difference> differing = new ArrayList<>();
    for (Setting setting : wanted) {
      int present = bus.read(id, setting.register());
      if (!setting.holds(present)) differing.add(new Difference(setting, present));
    }
    return differing;
  }

  private void writeLimp(int id, List<Difference> differing) throws BusException {
    boolean energised = bus.read(id, Register.TORQUE_ENABLE) == ON;
    if (energised) bus.write(id, Register.TORQUE_ENABLE, OFF);
    if (traits.locked()) bus.write(id, Register.LOCK, OFF);
    write(id, differing);
    if (traits.locked()) bus.write(id, Register.LOCK, ON);
    if (!energised) return;
    bus.write(id, Register.GOAL_POSITION, bus.read(id, Register.PRESENT_POSITION));
    bus.write(id, Register.TORQUE_ENABLE, ON);
  }

  private void write(int id, List<Difference> differing) throws BusException {
    for (Difference difference : differing) {
      Setting setting = difference.setting();
      int value = setting.over(difference.present());
      bus.write(id, setting.register(), value);
      int taken = bus.read(id, setting.register());
      if (taken != value)
        throw new BusException(
            id,
            "holds %s %d after %d was written: it does not take it"
                .formatted(setting.register(), taken, value));
    }
  }
}
