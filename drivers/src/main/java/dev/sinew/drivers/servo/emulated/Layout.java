package dev.sinew.drivers.servo.emulated;

import java.util.EnumMap;
import java.util.Map;

/// The register table of one family or model. Immutable once built.
final class Layout {

  private static final int TOP = 1024;

  private final Map<Cell, Field> byCell = new EnumMap<>(Cell.class);
  private final Field[] byAddress = new Field[TOP];
  private final boolean bigEndian;

  /// @param bigEndian whether the high byte of a register comes first
  Layout(boolean bigEndian) {
    this.bigEndian = bigEndian;
  }

  /// A register the servo alone writes.
  Layout measured(Cell cell, int address, int size, Sign sign, int initial) {
    return add(new Field(cell, address, size, sign, Area.MEASURED, initial, 0, 0));
  }

  /// A register without sign that survives loss of power.
  Layout eeprom(Cell cell, int address, int size, int initial, int min, int max) {
    return eeprom(cell, address, size, Sign.NONE, initial, min, max);
  }

  Layout eeprom(Cell cell, int address, int size, Sign sign, int initial, int min, int max) {
    return add(new Field(cell, address, size, sign, Area.EEPROM, initial, min, max));
  }

  /// A register without sign that starts anew at power-up.
  Layout ram(Cell cell, int address, int size, int initial, int min, int max) {
    return ram(cell, address, size, Sign.NONE, initial, min, max);
  }

  Layout ram(Cell cell, int address, int size, Sign sign, int initial, int min, int max) {
    return add(new Field(cell, address, size, sign, Area.RAM, initial, min, max));
  }

  private Layout add(Field field) {
    for (int a = field.address(); a < field.end(); a++) {
      if (byAddress[a] != null)
        throw new IllegalStateException(field.cell() + " overlaps " + byAddress[a].cell());
      byAddress[a] = field;
    }
    byCell.put(field.cell(), field);
    return this;
  }

  /// @return null when the table has no such register
  Field of(Cell cell) {
    return byCell.get(cell);
  }

  /// @return null when no register lives there
  Field at(int address) {
    return address < TOP ? byAddress[address] : null;
  }

  Iterable<Field> fields() {
    return byCell.values();
  }

  /// First address behind the last register.
  int end() {
    int end = 0;
    for (Field field : byCell.values()) end = Math.max(end, field.end());
    return end;
  }

  boolean bigEndian() {
    return bigEndian;
  }
}
