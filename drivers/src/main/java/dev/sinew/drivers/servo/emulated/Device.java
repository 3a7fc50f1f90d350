package dev.sinew.drivers.servo.emulated;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/// One emulated servo without its packets: registers, control loop, motor, faults. Bytes go in and
/// out by register address. One thread at a time.
abstract class Device {

  static final long STEP_NANOS = 1_000_000;
  static final double STEP_SECONDS = STEP_NANOS * 1e-9;

  private static final long BOOT_NANOS = 300_000_000;
  private static final int NOTHING = -1;

  protected final ServoType type;
  protected final RegisterFile file;
  protected final Motor motor;
  protected final Profile profile = new Profile();
  private final Supply supply;
  private final Queue<BusFault> faults = new ArrayDeque<>();
  private boolean dead;
  private long awakeNanos = Long.MIN_VALUE;
  private double hand = Double.NaN;
  private byte[] registered = {};
  private int registeredAddress = NOTHING;

  Device(EmulatedServo servo, Mechanics mechanics, Supply supply) {
    type = servo.type();
    file = new RegisterFile(type.layout());
    motor = new Motor(type, mechanics, servo.startCounts());
    this.supply = supply;
    file.put(Cell.ID, servo.id());
    file.keep(Cell.ID);
  }

  static Device of(EmulatedServo servo, Supply supply) {
    return switch (servo.type().dialect()) {
      case STS -> new StsDevice(servo, supply);
      case SCS -> new ScsDevice(servo, supply);
      case X -> new XDevice(servo, supply);
    };
  }

  /// Where the servo says it stands: counts with its own offset and direction.
  abstract double reported();

  /// The encoder counts at which it would say `counts`; of several the nearest.
  abstract double encoderOf(int counts);

  /// 1, or -1 when it counts against its encoder.
  abstract int direction();

  /// Whether it lets itself be moved.
  abstract boolean limp();

  /// One step of its control loop, awake.
  abstract void control(long nowNanos);

  /// Puts what it measures into its registers.
  abstract void publish();

  /// As just after power-up: registers loaded, everything else forgotten.
  abstract void powerUp();

  /// @return 0, or why it is refused, in the family's code
  abstract int write(int address, byte[] from, int offset, int length);

  /// @return 0, or why it is refused, in the family's code
  abstract int read(int address, int length, byte[] into, int offset);

  /// The error byte of its answer.
  abstract int errorByte(int refusal);

  /// Whether it answers anything beside pings and, where the level allows, reads.
  abstract boolean answersWrites();

  /// Every register but id and, where `keepsBaud`, speed, as it left the factory.
  final void factoryReset(boolean keepsBaud) {
    int id = id();
    int baud = file.get(Cell.BAUD_INDEX);
    RegisterFile fresh = new RegisterFile(file.layout());
    for (Field field : file.layout().fields()) {
      file.put(field.cell(), fresh.get(field.cell()));
      file.keep(field.cell());
    }
    adopt(Cell.ID, id);
    if (keepsBaud) adopt(Cell.BAUD_INDEX, baud);
    powerUp();
  }

  /// A value that survives loss of power.
  final void adopt(Cell cell, int value) {
    file.put(cell, value);
    file.keep(cell);
  }

  /// Drives, coasts or is held by a hand for one step.
  final void step(long nowNanos) {
    if (!dead && nowNanos >= awakeNanos) control(nowNanos);
    else motor.coast(STEP_SECONDS);
    supply.draw(motor.current() * type.stallAmps());
  }

  /// Moves freely, or where a hand takes it.
  protected final void yieldToHand() {
    if (Double.isNaN(hand)) motor.coast(STEP_SECONDS);
    else motor.follow(hand, STEP_SECONDS);
    profile.start(reported());
  }

  /// A hand takes the horn there and keeps it there, until the servo gets stiff.
  ///
  /// @return whether it lets itself be moved
  final boolean hold(int counts) {
    if (!limp()) return false;
    hand = motor.shaftAt(encoderOf(counts));
    return true;
  }

  /// The same at once.
  final boolean put(int counts) {
    if (!hold(counts)) return false;
    motor.put(hand);
    return true;
  }

  protected final void shakeOffHand() {
    hand = Double.NaN;
  }

  /// The duty of a loop that holds the profile.
  ///
  /// @param stiffness duty per count
  protected final double pull(double stiffness) {
    double velocity = direction() * motor.velocity();
    return stiffness * (profile.position() - reported())
        + motor.damping(stiffness) * (profile.velocity() - velocity);
  }

  /// What its supply has left of its voltage, 0.1 V.
  protected final int decivolts() {
    return supply.decivolts(type.decivolts());
  }

  final int id() {
    return file.get(Cell.ID);
  }

  final RegisterFile file() {
    return file;
  }

  /// As [dev.sinew.drivers.servo.Register#FIRMWARE].
  int firmware() {
    return file.get(Cell.FIRMWARE);
  }

  /// Between the end of a request and its answer.
  final long returnDelayNanos() {
    return file.get(Cell.RETURN_DELAY) * 2_000L;
  }

  final boolean hears(long nowNanos) {
    return !dead && nowNanos >= awakeNanos;
  }

  /// Power fails for a moment.
  final void reboot(long nowNanos) {
    awakeNanos = nowNanos + BOOT_NANOS;
    registeredAddress = NOTHING;
    powerUp();
  }

  /// It never answers nor moves again.
  final void kill() {
    dead = true;
  }

  final void bake(double celsius) {
    motor.bake(celsius);
  }

  final void fault(BusFault fault) {
    faults.add(fault);
  }

  /// @return what happens to its next answer; null for nothing
  final BusFault nextFault() {
    return faults.poll();
  }

  /// Keeps a write for [#act].
  final void register(int address, byte[] from, int offset, int length) {
    registered = Arrays.copyOfRange(from, offset, offset + length);
    registeredAddress = address;
  }

  final boolean hasRegistered() {
    return registeredAddress != NOTHING;
  }

  /// Carries out the write that was kept, if there is one.
  final void act() {
    int address = registeredAddress;
    registeredAddress = NOTHING;
    if (address != NOTHING) write(address, registered, 0, registered.length);
  }
}
