package dev.sinew.drivers.servo.emulated;

/// A servo of Feetech's SCS series: a potentiometer over 300 degrees, solid stops at both ends.
final class ScsDevice extends FeetechDevice {

  private double timedSpeed = Double.POSITIVE_INFINITY;

  ScsDevice(EmulatedServo servo, Supply supply) {
    super(servo, stopped(servo), supply);
    powerUp();
  }

  private static Mechanics stopped(EmulatedServo servo) {
    Mechanics asked = servo.mechanics();
    double last = servo.type().countsPerTurn() - 1;
    return asked.between(Math.max(0, asked.lowStop()), Math.min(last, asked.highStop()));
  }

  @Override
  double reported() {
    return motor.position();
  }

  @Override
  double encoderOf(int counts) {
    return counts;
  }

  @Override
  double dutyOf() {
    int low = file.get(Cell.MIN_POSITION);
    int high = Math.max(low, file.get(Cell.MAX_POSITION));
    int goal = Math.clamp(file.get(Cell.GOAL_POSITION), low, high);
    profile.step(goal, speed(), acceleration(), STEP_SECONDS);
    return pull(stiffness());
  }

  private double speed() {
    int units = file.get(Cell.GOAL_VELOCITY);
    return units == 0 ? timedSpeed : units;
  }

  @Override
  void wrote(Cell cell, int before) {
    switch (cell) {
      case TORQUE_ENABLE -> guard.forget();
      case GOAL_POSITION, GOAL_TIME -> goalWritten();
      default -> {}
    }
  }

  private void goalWritten() {
    double distance = file.get(Cell.GOAL_POSITION) - reported();
    int millis = file.get(Cell.GOAL_TIME);
    timedSpeed = millis == 0 ? Double.POSITIVE_INFINITY : Math.abs(distance) * 1000 / millis;
    guard.goal(distance);
  }
}
