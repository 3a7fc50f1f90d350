package dev.sinew.drivers.servo.emulated;

/// The control loops of a Dynamixel of the X series: from its goal registers to the duty of its
/// motor.
final class XDrive {

  /// 0.229 rpm in counts per second.
  static final double VELOCITY_UNIT = 0.229 / 60 * 4096;

  static final double FULL_PWM = 885;

  /// 214.577 rev/min2 in counts per second squared.
  private static final double ACCELERATION_UNIT = 214.577 / 3600 * 4096;

  private static final double GAIN_UNIT = 128;
  private static final int TIMED = 1 << 2;

  private final Device device;
  private final ServoType type;
  private final RegisterFile file;
  private final Motor motor;
  private final Profile profile;
  private double velocityLimit = Double.POSITIVE_INFINITY;
  private double accelerationLimit = Double.POSITIVE_INFINITY;

  XDrive(Device device) {
    this.device = device;
    type = device.type;
    file = device.file;
    motor = device.motor;
    profile = device.profile;
  }

  /// What the loop of its mode wants; of a motor whose watchdog has tripped, to hold.
  ///
  /// @return of the voltage, -1 to 1, in the direction in which it counts
  double duty() {
    boolean stopped = file.get(Cell.WATCHDOG) < 0;
    if (stopped) return bounded(device.pull(stiffness()));
    return switch (file.get(Cell.OPERATING_MODE)) {
      case XMode.CURRENT -> device.direction() * motor.dutyFor(device.direction() * currentGoal());
      case XMode.VELOCITY -> bounded(running());
      case XMode.PWM -> file.get(Cell.GOAL_PWM) / FULL_PWM;
      case XMode.CURRENT_POSITION -> capped(bounded(toward()), Math.abs(currentGoal()));
      default -> bounded(toward());
    };
  }

  private double toward() {
    double goal = file.get(Cell.GOAL_POSITION);
    profile.step(goal, velocityLimit, accelerationLimit, Device.STEP_SECONDS);
    return device.pull(stiffness());
  }

  private double running() {
    double wanted = file.get(Cell.GOAL_VELOCITY) * VELOCITY_UNIT;
    profile.start(device.reported(), profile.velocity());
    profile.run(wanted, accelerationLimit, Device.STEP_SECONDS);
    return device.direction() * motor.dutyAt(device.direction() * profile.velocity());
  }

  private double capped(double wanted, double most) {
    return device.direction() * motor.capped(device.direction() * wanted, most);
  }

  private double bounded(double wanted) {
    double most = Math.abs(file.get(Cell.GOAL_PWM)) / FULL_PWM;
    double pwm = Math.clamp(wanted, -most, most);
    return type.hasCurrent() ? capped(pwm, parts(file.get(Cell.CURRENT_LIMIT))) : pwm;
  }

  private double currentGoal() {
    return parts(file.get(Cell.GOAL_CURRENT));
  }

  /// Of the stall current.
  private double parts(int counts) {
    return counts * type.currentUnit() / type.stallAmps();
  }

  /// Duty per count.
  private double stiffness() {
    return file.get(Cell.POSITION_P) / GAIN_UNIT / FULL_PWM;
  }

  /// Velocity and acceleration of the movement to the goal, from the profile registers.
  void plan() {
    int velocity = file.get(Cell.PROFILE_VELOCITY);
    int acceleration = file.get(Cell.PROFILE_ACCELERATION);
    if ((file.get(Cell.DRIVE_MODE) & TIMED) != 0) planTimed(velocity, acceleration);
    else {
      velocityLimit = limit(velocity * VELOCITY_UNIT);
      accelerationLimit = limit(acceleration * ACCELERATION_UNIT);
    }
  }

  /// Profile velocity is the time of the whole movement, profile acceleration that of speeding up,
  /// both in milliseconds (e-Manual, "What is the Profile").
  private void planTimed(int millis, int speedingUp) {
    double distance = Math.abs(file.get(Cell.GOAL_POSITION) - profile.position());
    double cruise = Math.max(1, millis - Math.min(speedingUp, millis / 2)) * 1e-3;
    velocityLimit = millis == 0 ? Double.POSITIVE_INFINITY : distance / cruise;
    accelerationLimit =
        millis == 0 || speedingUp == 0
            ? Double.POSITIVE_INFINITY
            : velocityLimit / (Math.min(speedingUp, millis / 2) * 1e-3);
  }

  private static double limit(double value) {
    return value == 0 ? Double.POSITIVE_INFINITY : value;
  }
}
