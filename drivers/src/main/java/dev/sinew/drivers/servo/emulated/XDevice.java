package dev.sinew.drivers.servo.emulated;

/// A Dynamixel of the X series.
///
/// Position: encoder, reversed where the drive mode says so, plus homing offset; turns are counted,
/// and forgotten at power-up, at torque-on in position mode and by CLEAR. Powers up limp. Its goal
/// at power-up is where it stands; it stays as written while the servo is limp, so that whoever
/// does not seed it sees a jump.
///
/// Not modelled: I and D gains, feed-forward, indirect addresses, secondary id as an id that
/// answers, the profile's S-curve.
final class XDevice extends Device {

  private static final int REVERSED = 1;
  private static final int WATCHDOG_UNIT_MS = 20;
  private static final int TRIPPED = -1;

  private final XGuard guard;
  private final XRules rules;
  private final XDrive drive;
  private double duty;
  private long silentSteps;
  private long steps;

  XDevice(EmulatedServo servo, Supply supply) {
    super(servo, servo.mechanics(), supply);
    guard = new XGuard(file);
    rules = new XRules(type, file);
    drive = new XDrive(this);
    powerUp();
  }

  @Override
  void powerUp() {
    file.powerUp();
    guard.forget();
    motor.forgetTurns(type.countsPerTurn());
    duty = 0;
    if (type.hasCurrent()) file.put(Cell.GOAL_CURRENT, file.get(Cell.CURRENT_LIMIT));
    file.put(Cell.GOAL_PWM, file.get(Cell.PWM_LIMIT));
    file.put(Cell.GOAL_VELOCITY, file.get(Cell.VELOCITY_LIMIT));
    publish();
    seed();
  }

  /// Its goal is where it stands.
  private void seed() {
    profile.start(reported());
    file.put(Cell.GOAL_POSITION, (int) Math.round(reported()));
    drive.plan();
  }

  @Override
  double reported() {
    return direction() * motor.position() + offset();
  }

  @Override
  double encoderOf(int counts) {
    return direction() * (counts - offset());
  }

  /// In position mode an offset of more than a quarter of a turn is ignored (e-Manual of the X
  /// series, "Homing Offset").
  private int offset() {
    int offset = file.get(Cell.HOMING_OFFSET);
    boolean single = file.get(Cell.OPERATING_MODE) == XMode.POSITION;
    return single && Math.abs(offset) > type.countsPerTurn() / 4 ? 0 : offset;
  }

  @Override
  int direction() {
    return (file.get(Cell.DRIVE_MODE) & REVERSED) == 0 ? 1 : -1;
  }

  @Override
  boolean limp() {
    return file.get(Cell.TORQUE_ENABLE) == 0;
  }

  @Override
  void control(long nowNanos) {
    steps++;
    watchBus();
    if (limp()) {
      duty = 0;
      yieldToHand();
    } else {
      shakeOffHand();
      duty = drive.duty();
      motor.drive(direction() * duty, STEP_SECONDS);
    }
    guard.watch(motor, decivolts());
    if (guard.isShutDown()) file.put(Cell.TORQUE_ENABLE, 0);
  }

  private void watchBus() {
    silentSteps++;
    int units = file.get(Cell.WATCHDOG);
    if (units <= 0 || limp() || silentSteps <= (long) units * WATCHDOG_UNIT_MS) return;
    file.put(Cell.WATCHDOG, TRIPPED);
    profile.start(reported());
  }

  /// Somebody talks on the bus.
  void busAlive() {
    silentSteps = 0;
  }

  @Override
  void publish() {
    double velocity = direction() * motor.velocity();
    file.put(Cell.REALTIME_TICK, (int) (steps & 0x7FFF));
    file.put(Cell.REGISTERED, hasRegistered() ? 1 : 0);
    file.put(Cell.STATUS, guard.status());
    int speed = (int) Math.round(velocity / XDrive.VELOCITY_UNIT);
    file.put(Cell.MOVING, Math.abs(speed) > file.get(Cell.MOVING_THRESHOLD) ? 1 : 0);
    file.put(Cell.PRESENT_LOAD, (int) Math.round(duty * XDrive.FULL_PWM));
    publishEffort();
    file.put(Cell.PRESENT_VELOCITY, speed);
    file.put(Cell.PRESENT_POSITION, (int) Math.round(reported()));
    file.put(Cell.VELOCITY_TRAJECTORY, (int) Math.round(profile.velocity() / XDrive.VELOCITY_UNIT));
    file.put(Cell.POSITION_TRAJECTORY, (int) Math.round(profile.position()));
    file.put(Cell.PRESENT_VOLTAGE, decivolts());
    file.put(Cell.PRESENT_TEMPERATURE, (int) Math.round(motor.celsius()));
  }

  private void publishEffort() {
    double current = direction() * motor.current();
    if (type.hasCurrent())
      file.put(
          Cell.PRESENT_CURRENT, (int) Math.round(current * type.stallAmps() / type.currentUnit()));
    else file.put(Cell.ESTIMATED_LOAD, (int) Math.round(current * 1000));
  }

  @Override
  boolean answersWrites() {
    return file.get(Cell.STATUS_LEVEL) == 2;
  }

  boolean answersReads() {
    return file.get(Cell.STATUS_LEVEL) >= 1;
  }

  @Override
  int errorByte(int refusal) {
    return guard.status() == 0 ? refusal : refusal | XRefusal.ALERT;
  }

  @Override
  int read(int address, int length, byte[] into, int offset) {
    if (address + length > file.size()) return XRefusal.ACCESS;
    file.copy(address, length, into, offset);
    return XRefusal.NONE;
  }

  @Override
  int write(int address, byte[] from, int offset, int length) {
    int refusal = rules.check(address, from, offset, length);
    if (refusal != XRefusal.NONE) return refusal;
    int at = address;
    while (at < address + length) {
      Field field = file.layout().at(at);
      take(field, file.get(field, from, offset + at - address));
      at = field.end();
    }
    return XRefusal.NONE;
  }

  private void take(Field field, int value) {
    if (field.area() == Area.EEPROM) adopt(field.cell(), value);
    else file.put(field.cell(), value);
    switch (field.cell()) {
      case TORQUE_ENABLE -> torque();
      case OPERATING_MODE, HOMING_OFFSET, DRIVE_MODE -> seed();
      case GOAL_POSITION -> drive.plan();
      case PROFILE_VELOCITY, PROFILE_ACCELERATION -> drive.plan();
      case WATCHDOG -> busAlive();
      default -> {}
    }
  }

  private void torque() {
    if (guard.isShutDown()) file.put(Cell.TORQUE_ENABLE, 0);
    if (limp()) return;
    if (file.get(Cell.OPERATING_MODE) == XMode.POSITION) motor.forgetTurns(type.countsPerTurn());
    profile.start(reported());
    drive.plan();
  }

  /// Instruction CLEAR: whole turns are forgotten.
  void forgetTurns() {
    motor.forgetTurns(type.countsPerTurn());
    seed();
  }
}
