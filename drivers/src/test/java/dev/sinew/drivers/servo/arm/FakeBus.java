package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.BusCounters;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A bus whose servos are register files. A reading takes a millisecond of the clock's, in which a
/// stiff servo goes to its goal at 1 rad/s. EEPROM registers can be written only as the families
/// allow it: open lock, no torque. Locks itself.
final class FakeBus implements ServoBus {

  static final long READING_NANOS = 1_000_000;
  static final int COUNTS_PER_S = 650;

  /// One servo.
  static final class Servo {
    final Map<Register, Integer> registers = new EnumMap<>(Register.class);
    boolean silent;
    boolean blocked;
    boolean refused;
    int faults;
    int celsius = 30;
    int decivolts = 120;
    int load;
    int current;
    int overloads;
  }

  final Map<Integer, Servo> servos = new TreeMap<>();
  final List<String> writes = new ArrayList<>();
  private final BusFamily family;
  private final Clock clock;
  private final BusCounters counters = new BusCounters();
  private final List<int[]> goals = new ArrayList<>();
  private long seen = Long.MIN_VALUE;

  /// Whether packets of goals are kept.
  volatile boolean listening = true;

  /// Whether stiff servos move.
  volatile boolean moves = true;
  volatile boolean gone;
  volatile boolean closed;
  volatile long readings;
  String collision = "";
  long at = -1;
  Runnable event;

  FakeBus(BusFamily family, Clock clock) {
    this.family = family;
    this.clock = clock;
  }

  /// The servos that a section expects, as they would be after calibration and an earlier run.
  static FakeBus of(ArmSection arm, Clock clock) {
    FakeBus bus = new FakeBus(arm.bus().family(), clock);
    for (int id : arm.ids()) bus.add(id, arm.joint(id));
    return bus;
  }

  private void add(int id, ArmJoint joint) {
    Servo servo = new Servo();
    for (Register register : family.registers().registers()) servo.registers.put(register, 0);
    FamilyNeeds needs = FamilyNeeds.of(family);
    List<Setting> held = new ArrayList<>(needs.settings(joint.wishes(), joint.model()));
    held.addAll(needs.calibration(joint.calibration(), joint.wishes().mode()));
    for (Setting setting : held) servo.registers.put(setting.register(), setting.over(0));
    servo.registers.put(Register.ID, id);
    servo.registers.put(Register.MODEL, joint.model().number());
    servo.registers.put(Register.FIRMWARE, 310);
    servo.registers.computeIfPresent(Register.LOCK, (r, v) -> 1);
    servo.registers.put(Register.PRESENT_POSITION, joint.goal(joint.start()));
    servos.put(id, servo);
  }

  Servo servo(int id) {
    return servos.get(id);
  }

  synchronized int register(int id, Register register) {
    return servos.get(id).registers.get(register);
  }

  synchronized void set(int id, Register register, int value) {
    servos.get(id).registers.put(register, value);
  }

  /// What was written to the EEPROM, as `ID REGISTER VALUE`.
  synchronized List<String> eepromWrites() {
    return writes.stream()
        .filter(w -> family.registers().isEeprom(Register.valueOf(w.split(" ")[1])))
        .toList();
  }

  /// Every packet of goals so far.
  synchronized List<int[]> goals() {
    return List.copyOf(goals);
  }

  @Override
  public String family() {
    return "fake";
  }

  @Override
  public ServoModel model(int number) {
    return family.models().numbered(number);
  }

  private Servo there(int id) throws BusException {
    mustBeThere();
    Servo servo = servos.get(id);
    if (servo == null || servo.silent) throw new BusException(id, "servo " + id + " is silent");
    return servo;
  }

  private void mustBeThere() throws BusException {
    if (gone) throw new BusException(BusException.WHOLE_BUS, "/dev/fake: it was unplugged");
  }

  @Override
  public synchronized boolean ping(int id) throws BusException {
    mustBeThere();
    return servos.containsKey(id) && !servos.get(id).silent;
  }

  @Override
  public synchronized List<ServoIdentity> scan() throws BusException {
    mustBeThere();
    if (!collision.isEmpty()) throw new BusException(1, collision);
    List<ServoIdentity> found = new ArrayList<>();
    for (int id : servos.keySet()) if (!servos.get(id).silent) found.add(identify(id));
    return found;
  }

  @Override
  public synchronized ServoIdentity identify(int id) throws BusException {
    Servo servo = there(id);
    return new ServoIdentity(
        id, servo.registers.get(Register.MODEL), servo.registers.get(Register.FIRMWARE));
  }

  @Override
  public synchronized int read(int id, Register register) throws BusException {
    family.registers().field(register);
    return there(id).registers.get(register);
  }

  @Override
  public synchronized void write(int id, Register register, int value) throws BusException {
    Servo servo = there(id);
    boolean kept = family.registers().isEeprom(register);
    writes.add(id + " " + register + " " + value);
    if (kept && servo.registers.get(Register.TORQUE_ENABLE) == 1)
      throw new BusException(id, "refuses " + register + ": its torque is on");
    if (kept && family != BusFamily.DYNAMIXEL_2 && servo.registers.get(Register.LOCK) == 1)
      throw new BusException(id, "refuses " + register + ": it is locked");
    if (register == Register.TORQUE_ENABLE && value == 0 && servo.overloads-- > 0) servo.faults = 0;
    if (servo.refused) throw new BusException(id, "refuses " + register + " " + value);
    servo.registers.put(register, value);
  }

  @Override
  public synchronized int readPresent(ServoSamples out) throws BusException {
    if (readings == at) event.run();
    mustBeThere();
    out.begin();
    out.stamp(clock.nanos() + READING_NANOS / 2);
    clock.sleepUntil(clock.nanos() + READING_NANOS);
    int step = moves ? stepTo(clock.nanos()) : 0;
    int heard = 0;
    for (int i = 0; i < out.size(); i++) {
      Servo servo = servos.get(out.id(i));
      if (servo == null) continue;
      int moved = move(servo, step);
      if (servo.silent) continue;
      heard++;
      out.set(
          i,
          servo.registers.get(Register.PRESENT_POSITION),
          Integer.signum(moved) * COUNTS_PER_S,
          servo.load,
          servo.current,
          servo.decivolts,
          servo.celsius,
          servo.faults);
    }
    readings = readings + 1;
    return heard;
  }

  private int stepTo(long nowNanos) {
    long now = Math.floorDiv(nowNanos, 1000) * COUNTS_PER_S / 1_000_000;
    int step = seen == Long.MIN_VALUE ? 0 : (int) (now - seen);
    seen = now;
    return step;
  }

  private static int move(Servo servo, int most) {
    if (servo.registers.get(Register.TORQUE_ENABLE) != 1 || servo.blocked) return 0;
    int present = servo.registers.get(Register.PRESENT_POSITION);
    int step = Math.clamp(servo.registers.get(Register.GOAL_POSITION) - present, -most, most);
    if (step != 0) servo.registers.put(Register.PRESENT_POSITION, present + step);
    return step;
  }

  @Override
  public synchronized void writeGoals(int[] ids, int[] counts) throws BusException {
    mustBeThere();
    if (listening) goals.add(counts.clone());
    for (int i = 0; i < ids.length; i++) {
      Servo servo = servos.get(ids[i]);
      if (servo != null
          && !servo.silent
          && servo.registers.get(Register.GOAL_POSITION) != counts[i])
        servo.registers.put(Register.GOAL_POSITION, counts[i]);
    }
  }

  @Override
  public BusCounters counters() {
    return counters;
  }

  @Override
  public void close() {
    closed = true;
  }
}
