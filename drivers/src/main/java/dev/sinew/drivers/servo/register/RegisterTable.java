package dev.sinew.drivers.servo.register;

import dev.sinew.drivers.servo.Register;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// The registers that a servo family has. Immutable; any thread.
public final class RegisterTable {

  private final String family;
  private final int eepromEnd;
  private final int end;
  private final EnumMap<Register, Field> fields;

  /// @param family for people: "Feetech STS"
  /// @param eepromEnd first address that is not kept when the power goes
  /// @param end first address behind the memory
  public RegisterTable(String family, int eepromEnd, int end, Map<Register, Field> fields) {
    this.family = family;
    this.eepromEnd = eepromEnd;
    this.end = end;
    this.fields = new EnumMap<>(fields);
  }

  /// @throws IllegalArgumentException naming family and register, when the family has no such one
  public Field field(Register register) {
    Field field = fields.get(register);
    if (field == null)
      throw new IllegalArgumentException(family + " servos have no register " + register);
    return field;
  }

  public boolean has(Register register) {
    return fields.containsKey(register);
  }

  public Set<Register> registers() {
    return Collections.unmodifiableSet(fields.keySet());
  }

  /// Whether a value there is kept when the power goes, and wears the memory when it is written.
  public boolean isEeprom(Register register) {
    return field(register).address() < eepromEnd;
  }

  /// First address that is not kept when the power goes.
  public int eepromEnd() {
    return eepromEnd;
  }

  /// First address behind the memory.
  public int end() {
    return end;
  }
}
