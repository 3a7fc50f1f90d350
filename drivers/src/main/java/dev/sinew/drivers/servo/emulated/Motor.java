package dev.sinew.drivers.servo.emulated;

/// One geared direct-current motor and what it carries.
///
/// Torque in parts of stall torque, which is also current in parts of stall current: `duty -
/// velocity / noLoadSpeed` (the usual permanent-magnet model with winding and back-EMF).
/// Temperature rises with the square of the current and falls towards the room's (Newton).
final class Motor {

  /// Of a hand that moves the horn, turns per second.
  private static final double HAND_TURNS_PER_S = 4;

  private static final double ROOM_CELSIUS = 25;
  private static final double RISE_CELSIUS = 90;
  private static final double COOLING_SECONDS = 90;

  private static final double SPEED_FIRMNESS = 10;

  private final double noLoadSpeed;
  private final double handSpeed;
  private final Mechanics mechanics;
  private double position;
  private double zero;
  private double velocity;
  private double current;
  private double room = ROOM_CELSIUS;
  private double celsius = ROOM_CELSIUS;

  Motor(ServoType type, Mechanics mechanics, double position) {
    noLoadSpeed = type.noLoadSpeed();
    handSpeed = HAND_TURNS_PER_S * type.countsPerTurn();
    this.mechanics = mechanics;
    this.position = Math.clamp(position, mechanics.lowStop(), mechanics.highStop());
  }

  /// One step under power.
  ///
  /// @param duty of the voltage, -1 to 1
  void drive(double duty, double seconds) {
    current = duty - velocity / noLoadSpeed;
    move(current, seconds);
    warm(seconds);
  }

  /// One step without power: the load and friction alone.
  void coast(double seconds) {
    current = 0;
    move(-velocity / noLoadSpeed, seconds);
    warm(seconds);
  }

  /// One step in the hand of a person who takes it to a place.
  ///
  /// @param hand as [#shaftAt]
  void follow(double hand, double seconds) {
    current = 0;
    double step = Math.clamp(hand - position, -handSpeed * seconds, handSpeed * seconds);
    double before = position;
    velocity = 0;
    place(position + step);
    velocity = (position - before) / seconds;
    warm(seconds);
  }

  private void move(double torque, double seconds) {
    double pull = torque - mechanics.burden();
    double gained = pull * acceleration() * seconds;
    double eaten = mechanics.friction() * acceleration() * seconds;
    double free = velocity + gained;
    velocity = Math.abs(free) <= eaten ? 0 : free - Math.copySign(eaten, free);
    place(position + velocity * seconds);
  }

  /// It is there, and at rest.
  ///
  /// @param shaft as [#shaftAt]
  void put(double shaft) {
    velocity = 0;
    place(shaft);
  }

  private void place(double wanted) {
    position = Math.clamp(wanted, mechanics.lowStop(), mechanics.highStop());
    if (position != wanted) velocity = 0;
  }

  private void warm(double seconds) {
    double target = room + RISE_CELSIUS * current * current;
    celsius += (target - celsius) * seconds / COOLING_SECONDS;
  }

  /// At full torque from rest, counts per second squared.
  double acceleration() {
    return noLoadSpeed / mechanics.responseSeconds();
  }

  /// The damping with which a position loop of that stiffness settles without swinging (critical
  /// damping, less what back-EMF gives).
  ///
  /// @param stiffness duty per count
  /// @return duty per count per second
  double damping(double stiffness) {
    double wanted = 2 * Math.sqrt(stiffness / acceleration());
    return Math.max(0, wanted - 1 / noLoadSpeed);
  }

  /// The duty, within a full voltage, at which no more than that current flows.
  double capped(double duty, double most) {
    double emf = Math.clamp(velocity / noLoadSpeed, -1.0, 1.0);
    return Math.clamp(duty, Math.max(-1, emf - most), Math.min(1, emf + most));
  }

  /// The duty of a loop that holds a speed: as much as the speed takes, and firmly more of what is
  /// missing.
  double dutyAt(double speed) {
    return speed / noLoadSpeed + SPEED_FIRMNESS * (speed - velocity) / noLoadSpeed;
  }

  /// The duty at which that current flows, as far as the voltage reaches.
  double dutyFor(double wanted) {
    return Math.clamp(wanted + velocity / noLoadSpeed, -1, 1);
  }

  /// Counts of the encoder, with the turns since they were forgotten.
  double position() {
    return position - zero;
  }

  /// The place of the shaft, whatever turns will be forgotten, where the encoder now has that many
  /// counts.
  double shaftAt(double encoder) {
    return encoder + zero;
  }

  /// Counts per second.
  double velocity() {
    return velocity;
  }

  /// Parts of the stall current.
  double current() {
    return current;
  }

  double celsius() {
    return celsius;
  }

  /// The room becomes that warm, and the motor with it.
  void bake(double degrees) {
    room = degrees;
    celsius = degrees;
  }

  /// The electronics forget whole turns.
  void forgetTurns(int countsPerTurn) {
    zero = Math.floor(position / countsPerTurn) * countsPerTurn;
  }
}
