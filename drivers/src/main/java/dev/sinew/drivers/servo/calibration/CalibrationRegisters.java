package dev.sinew.drivers.servo.calibration;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.runtime.EnumWord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The registers in which a servo keeps its part of the calibration. Bus thread; cold.
public final class CalibrationRegisters {

  /// Of the phase register of Feetech's STS servos: positions go on past one turn, and then out of
  /// what goals and limits can say.
  private static final int FULL_ANGLE = 1 << 4;

  /// Bit 0 of Dynamixel's drive mode.
  private static final int REVERSED = 1;

  private static final int DYNAMIXEL_POSITION = 3;

  /// Of a turn of the X series; e-Manual, "Homing Offset".
  private static final int QUARTER = 1024;

  private final ServoBus bus;
  private final ServoTraits traits;

  /// @param bus still the caller's
  public CalibrationRegisters(ServoBus bus, ServoTraits traits) {
    this.bus = bus;
    this.traits = traits;
  }

  /// A register that holds something else than it should.
  public record Difference(Register register, int held, int wanted) {

    @Override
    public String toString() {
      return EnumWord.of(register) + " is " + held + ", not " + wanted;
    }
  }

  /// What the servo works with, as a calibration: a Dynamixel in position mode takes no notice of
  /// an offset above a quarter of a turn.
  ///
  /// @throws BusException when it does not answer
  public JointCalibration read(int id) throws BusException {
    int driveMode = traits.reverses() ? bus.read(id, Register.DRIVE_MODE) & REVERSED : 0;
    int offset = traits.homes() ? bus.read(id, Register.HOMING_OFFSET) : 0;
    return new JointCalibration(
        id,
        driveMode,
        ignores(id, offset) ? 0 : offset,
        bus.read(id, Register.MIN_POSITION),
        bus.read(id, Register.MAX_POSITION));
  }

  /// Whether the servo, in the mode it is in, takes no notice of an offset.
  ///
  /// @throws BusException when it does not answer
  public boolean ignores(int id, int offset) throws BusException {
    return traits == ServoTraits.DYNAMIXEL
        && Math.abs(offset) > QUARTER
        && bus.read(id, Register.OPERATING_MODE) == DYNAMIXEL_POSITION;
  }

  /// What the servo holds otherwise than the calibration says; changes nothing.
  ///
  /// @throws BusException when it does not answer
  public List<Difference> differences(JointCalibration wanted) throws BusException {
    List<Difference> differences = new ArrayList<>();
    for (Map.Entry<Register, Integer> entry : registers(wanted).entrySet()) {
      int held = bus.read(wanted.id(), entry.getKey());
      if (held != entry.getValue())
        differences.add(new Difference(entry.getKey(), held, entry.getValue()));
    }
    return differences;
  }

  /// Makes the servo limp and closes its EEPROM. A Feetech STS servo is put into position mode and
  /// within one turn, unless it is.
  ///
  /// @throws BusException when it does not answer, or refuses
  public void release(int id) throws BusException {
    bus.write(id, Register.TORQUE_ENABLE, 0);
    Map<Register, Integer> changes = new EnumMap<>(Register.class);
    if (traits == ServoTraits.FEETECH_STS) {
      if (bus.read(id, Register.OPERATING_MODE) != 0) changes.put(Register.OPERATING_MODE, 0);
      int phase = bus.read(id, Register.DRIVE_MODE);
      if ((phase & FULL_ANGLE) != 0) changes.put(Register.DRIVE_MODE, phase & ~FULL_ANGLE);
    }
    if (!changes.isEmpty()) change(id, changes);
    else if (traits.locked()) bus.write(id, Register.LOCK, 1);
  }

  /// Writes what differs, and reads it back. The servo must be limp.
  ///
  /// @return how many registers of its EEPROM were written: 0 when it held all of it
  /// @throws BusException when it does not answer, refuses, or does not keep what it was given
  public int write(JointCalibration wanted) throws BusException {
    List<Difference> differences = differences(wanted);
    if (differences.isEmpty()) return 0;
    Map<Register, Integer> changes = new EnumMap<>(Register.class);
    for (Difference difference : differences)
      changes.put(difference.register(), difference.wanted());
    change(wanted.id(), changes);
    List<Difference> left = differences(wanted);
    if (!left.isEmpty())
      throw new BusException(
          wanted.id(),
          "servo %d did not keep what was written: its %s".formatted(wanted.id(), left.getFirst()));
    return changes.size();
  }

  private void change(int id, Map<Register, Integer> values) throws BusException {
    if (traits.locked()) bus.write(id, Register.LOCK, 0);
    try {
      for (Map.Entry<Register, Integer> entry : values.entrySet())
        bus.write(id, entry.getKey(), entry.getValue());
    } finally {
      if (traits.locked()) bus.write(id, Register.LOCK, 1);
    }
  }

  private Map<Register, Integer> registers(JointCalibration joint) throws BusException {
    Map<Register, Integer> values = new EnumMap<>(Register.class);
    if (traits.reverses()) {
      int held = bus.read(joint.id(), Register.DRIVE_MODE);
      values.put(Register.DRIVE_MODE, (held & ~REVERSED) | joint.driveMode());
    }
    if (traits.homes()) values.put(Register.HOMING_OFFSET, joint.homingOffset());
    values.put(Register.MIN_POSITION, joint.rangeMin());
    values.put(Register.MAX_POSITION, joint.rangeMax());
    return values;
  }
}
