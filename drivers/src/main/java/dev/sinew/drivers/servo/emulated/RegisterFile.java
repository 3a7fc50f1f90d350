package dev.sinew.drivers.servo.emulated;

/// The memory of one servo: bytes as they stand there, and what of them survives loss of power.
final class RegisterFile {

  private final Layout layout;
  private final byte[] memory;
  private final byte[] flash;

  /// As it leaves the factory, powered up.
  RegisterFile(Layout layout) {
    this.layout = layout;
    memory = new byte[layout.end()];
    flash = new byte[layout.end()];
    for (Field field : layout.fields()) put(field, field.initial());
    System.arraycopy(memory, 0, flash, 0, flash.length);
  }

  /// Power is back: what did not survive is as at the factory.
  void powerUp() {
    for (Field field : layout.fields())
      if (field.area() == Area.EEPROM)
        System.arraycopy(flash, field.address(), memory, field.address(), field.size());
      else put(field, field.initial());
  }

  Layout layout() {
    return layout;
  }

  boolean has(Cell cell) {
    return layout.of(cell) != null;
  }

  int get(Cell cell) {
    return get(layout.of(cell), memory, layout.of(cell).address());
  }

  /// The value that these bytes would be of that register.
  ///
  /// @param at where its first byte stands in `bytes`
  int get(Field field, byte[] bytes, int at) {
    int raw = 0;
    for (int i = 0; i < field.size(); i++) raw |= (bytes[at + i] & 0xFF) << shift(field, i);
    return field.sign().decode(raw, field.size());
  }

  void put(Cell cell, int value) {
    put(layout.of(cell), value);
  }

  private void put(Field field, int value) {
    int raw = field.sign().encode(value);
    for (int i = 0; i < field.size(); i++)
      memory[field.address() + i] = (byte) (raw >> shift(field, i));
  }

  private int shift(Field field, int i) {
    return 8 * (layout.bigEndian() ? field.size() - 1 - i : i);
  }

  /// From now on the register's value survives loss of power.
  void keep(Cell cell) {
    Field field = layout.of(cell);
    System.arraycopy(memory, field.address(), flash, field.address(), field.size());
  }

  int size() {
    return memory.length;
  }

  /// Bytes as they stand there; zero where no register lives.
  void copy(int address, int length, byte[] into, int at) {
    for (int i = 0; i < length; i++)
      into[at + i] = address + i < memory.length ? memory[address + i] : 0;
  }
}
