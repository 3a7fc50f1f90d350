package dev.sinew.drivers.servo.emulated;

/// What STS and SCS servos have in common. Writes out of range and to measured registers are
/// ignored without a word, as the servos do; the error byte of an answer is the status register.
///
/// Not modelled: the D and I gains, dead zones, start force, directions of the phase register.
abstract class FeetechDevice extends Device {

  static final int MIDDLE = 128;

  /// Duty per count at the factory's P gain of 32: under half its stall torque an STS3215 sags by
  /// about two degrees.
  private static final double STIFFNESS = 0.02;

  private static final int FACTORY_P = 32;
  private static final double ACCELERATION_UNIT = 100;
  private static final double MOVING_COUNTS_PER_S = 20;

  protected final FeetechGuard guard;
  private final byte[] scratch = new byte[4];
  private double duty;

  FeetechDevice(EmulatedServo servo, Mechanics mechanics, Supply supply) {
    super(servo, mechanics, supply);
    guard = new FeetechGuard(file);
  }

  /// One step of the mode it is in.
  abstract double dutyOf();

  /// A register has a new value.
  abstract void wrote(Cell cell, int before);

  @Override
  int firmware() {
    return file.get(Cell.FIRMWARE) * 100 + file.get(Cell.FIRMWARE_MINOR);
  }

  @Override
  boolean limp() {
    return file.get(Cell.TORQUE_ENABLE) != 1 || guard.unloads();
  }

  @Override
  int direction() {
    return 1;
  }

  @Override
  boolean answersWrites() {
    return file.get(Cell.STATUS_LEVEL) == 1;
  }

  @Override
  int errorByte(int refusal) {
    return file.get(Cell.STATUS);
  }

  @Override
  void control(long nowNanos) {
    if (limp()) {
      duty = 0;
      yieldToHand();
    } else {
      shakeOffHand();
      double most = torqueLimit();
      duty = Math.clamp(dutyOf(), -most, most);
      motor.drive(duty, STEP_SECONDS);
    }
    guard.watch(duty, motor, type, decivolts());
  }

  private double torqueLimit() {
    Cell cell = file.has(Cell.TORQUE_LIMIT) ? Cell.TORQUE_LIMIT : Cell.MAX_TORQUE;
    double most = file.get(cell) * 0.001;
    return guard.weak() ? Math.min(most, file.get(Cell.PROTECTIVE_TORQUE) * 0.01) : most;
  }

  /// Of the position loop, duty per count.
  protected final double stiffness() {
    return STIFFNESS * 4096 / type.countsPerTurn() * file.get(Cell.POSITION_P) / FACTORY_P;
  }

  protected final double acceleration() {
    int units = file.get(Cell.ACCELERATION);
    if (file.has(Cell.MAX_ACCELERATION) && file.get(Cell.MAX_ACCELERATION) > 0)
      units = Math.min(units, file.get(Cell.MAX_ACCELERATION));
    return units == 0 ? Double.POSITIVE_INFINITY : units * ACCELERATION_UNIT;
  }

  @Override
  void publish() {
    file.put(Cell.PRESENT_POSITION, (int) Math.round(reported()));
    file.put(Cell.PRESENT_VELOCITY, velocityUnits());
    file.put(Cell.PRESENT_LOAD, (int) Math.round(duty * 1000));
    file.put(Cell.PRESENT_VOLTAGE, decivolts());
    file.put(Cell.PRESENT_TEMPERATURE, (int) Math.round(motor.celsius()));
    file.put(Cell.STATUS, guard.status());
    file.put(Cell.MOVING, Math.abs(motor.velocity()) > MOVING_COUNTS_PER_S ? 1 : 0);
  }

  protected int velocityUnits() {
    return (int) Math.round(motor.velocity());
  }

  @Override
  void powerUp() {
    file.powerUp();
    guard.forget();
    duty = 0;
    profile.start(reported());
    publish();
    file.put(Cell.GOAL_POSITION, file.get(Cell.PRESENT_POSITION));
  }

  @Override
  int read(int address, int length, byte[] into, int offset) {
    file.copy(address, length, into, offset);
    return 0;
  }

  @Override
  int write(int address, byte[] from, int offset, int length) {
    int at = address;
    while (at < address + length) {
      Field field = file.layout().at(at);
      if (field != null) offer(field, address, from, offset, length);
      at = field == null ? at + 1 : field.end();
    }
    return 0;
  }

  /// The bytes of that register, as far as they are written.
  private void offer(Field field, int address, byte[] from, int offset, int length) {
    if (field.area() == Area.MEASURED) return;
    file.copy(field.address(), field.size(), scratch, 0);
    for (int i = 0; i < field.size(); i++) {
      int k = field.address() + i - address;
      if (k >= 0 && k < length) scratch[i] = from[offset + k];
    }
    take(field, file.get(field, scratch, 0));
  }

  private void take(Field field, int value) {
    if (!field.takes(value)) return;
    int before = file.get(field.cell());
    file.put(field.cell(), value);
    if (field.area() == Area.EEPROM && isOpen()) file.keep(field.cell());
    wrote(field.cell(), before);
  }

  /// Whether what is written to the EEPROM stays there.
  protected final boolean isOpen() {
    return file.get(Cell.LOCK) == 0;
  }
}
