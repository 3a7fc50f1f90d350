package dev.sinew.drivers.servo.emulated;

/// A servo of Feetech's STS or SMS series.
///
/// Position: encoder minus homing offset, folded into one turn unless bit 4 of the phase register
/// is set or both position limits are 0 (multi-turn). Powers up with torque on, holding where it
/// stands, EEPROM locked.
final class StsDevice extends FeetechDevice {

  private static final int POSITION = 0;
  private static final int VELOCITY = 1;
  private static final int PWM = 2;

  private static final int FULL_FEEDBACK = 1 << 4;
  private static final int FINE_SPEED = 1 << 2;
  private static final int ZERO_IS_MAX = 1 << 3;
  private static final int COARSE_COUNTS_PER_S = 50;

  private double steps;

  StsDevice(EmulatedServo servo, Supply supply) {
    super(servo, servo.mechanics(), supply);
    powerUp();
  }

  @Override
  void powerUp() {
    motor.forgetTurns(type.countsPerTurn());
    super.powerUp();
    file.put(Cell.TORQUE_LIMIT, file.get(Cell.MAX_TORQUE));
    steps = reported();
  }

  @Override
  double reported() {
    double counts = motor.position() - file.get(Cell.HOMING_OFFSET);
    return folds() ? counts - Math.floor((counts + 0.5) / turn()) * turn() : counts;
  }

  @Override
  double encoderOf(int counts) {
    double encoder = counts + file.get(Cell.HOMING_OFFSET);
    if (!folds()) return encoder;
    return encoder + Math.rint((motor.position() - encoder) / turn()) * turn();
  }

  private int turn() {
    return type.countsPerTurn();
  }

  private boolean folds() {
    return (file.get(Cell.DRIVE_MODE) & FULL_FEEDBACK) == 0 && isLimited();
  }

  private boolean isLimited() {
    return file.get(Cell.MIN_POSITION) != 0 || file.get(Cell.MAX_POSITION) != 0;
  }

  @Override
  double dutyOf() {
    return switch (file.get(Cell.OPERATING_MODE)) {
      case POSITION -> toward(goal());
      case VELOCITY -> running();
      case PWM -> file.get(Cell.GOAL_TIME) * 0.001;
      default -> toward(steps);
    };
  }

  private double toward(double goal) {
    profile.step(goal, speed(), acceleration(), STEP_SECONDS);
    return pull(stiffness());
  }

  /// Without a position to hold: the reference runs with the shaft.
  private double running() {
    double wanted = file.get(Cell.GOAL_VELOCITY) * speedUnit();
    profile.start(reported(), profile.velocity());
    profile.run(wanted, acceleration(), STEP_SECONDS);
    return motor.dutyAt(profile.velocity());
  }

  private double goal() {
    int goal = file.get(Cell.GOAL_POSITION);
    if (!isLimited()) return goal;
    int low = file.get(Cell.MIN_POSITION);
    return Math.clamp(goal, low, Math.max(low, file.get(Cell.MAX_POSITION)));
  }

  private double speed() {
    int units = Math.abs(file.get(Cell.GOAL_VELOCITY));
    boolean unlimited = units == 0 && (file.get(Cell.DRIVE_MODE) & ZERO_IS_MAX) != 0;
    return unlimited ? Double.POSITIVE_INFINITY : units * speedUnit();
  }

  private double speedUnit() {
    return (file.get(Cell.DRIVE_MODE) & FINE_SPEED) != 0 ? 1 : COARSE_COUNTS_PER_S;
  }

  @Override
  protected int velocityUnits() {
    return (int) Math.round(motor.velocity() / speedUnit());
  }

  @Override
  void publish() {
    super.publish();
    double amps = motor.current() * type.stallAmps();
    file.put(Cell.PRESENT_CURRENT, (int) Math.round(amps / type.currentUnit()));
    file.put(Cell.GOAL_ECHO, (int) goal());
  }

  @Override
  void wrote(Cell cell, int before) {
    switch (cell) {
      case TORQUE_ENABLE -> torque(before);
      case GOAL_POSITION -> goalWritten();
      case OPERATING_MODE -> steps = reported();
      default -> {}
    }
  }

  private void torque(int before) {
    if (file.get(Cell.TORQUE_ENABLE) == MIDDLE) {
      file.put(Cell.TORQUE_ENABLE, before);
      takeAsMiddle();
    } else if (file.get(Cell.TORQUE_ENABLE) > 1) {
      file.put(Cell.TORQUE_ENABLE, before);
    } else {
      guard.forget();
      steps = reported();
    }
  }

  private void takeAsMiddle() {
    int half = turn() / 2;
    int offset = Math.floorMod((int) Math.round(motor.position()) - half, turn());
    if (offset > half - 1) offset -= turn();
    file.put(Cell.HOMING_OFFSET, Math.max(offset, 1 - half));
    if (isOpen()) file.keep(Cell.HOMING_OFFSET);
    profile.start(reported());
    file.put(Cell.GOAL_POSITION, half);
  }

  private void goalWritten() {
    steps += file.get(Cell.GOAL_POSITION);
    guard.goal(file.get(Cell.GOAL_POSITION) - reported());
  }

  /// Instruction RESET: whole turns are forgotten.
  void forgetTurns() {
    motor.forgetTurns(turn());
    profile.start(reported());
  }
}
