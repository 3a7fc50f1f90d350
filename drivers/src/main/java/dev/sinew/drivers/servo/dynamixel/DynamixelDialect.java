package dev.sinew.drivers.servo.dynamixel;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.packet.Dialect;
import dev.sinew.drivers.servo.packet.PacketBuilder;
import dev.sinew.drivers.servo.packet.PacketParser;
import dev.sinew.drivers.servo.register.Field;
import dev.sinew.drivers.servo.register.RegisterTable;

/// How servos are asked in protocol 2.0.
final class DynamixelDialect implements Dialect {

  /// Beside [DynamixelBuilder#OVERHEAD] the error byte.
  private static final int ANSWER_OVERHEAD = DynamixelBuilder.OVERHEAD + 1;

  /// Model and firmware.
  private static final int PING_DATA = 3;

  private static final int ALERT = 0x80;
  private static final int CRC_ERROR = 3;

  /// PWM of full duty in the unit of its register, 0.113 % (e-manual, "PWM Limit").
  private static final int FULL_PWM = 885;

  private static final int PER_MILLE = 1000;

  private final DynamixelBuilder request = new DynamixelBuilder();
  private final DynamixelParser answers = new DynamixelParser();
  private final RegisterTable registers = DynamixelRegisters.X;
  private final Field goal = registers.field(Register.GOAL_POSITION);
  private final Field pwm = registers.field(Register.PRESENT_LOAD);
  private final Field current = registers.field(Register.PRESENT_CURRENT);
  private final Field velocity = registers.field(Register.PRESENT_VELOCITY);
  private final Field position = registers.field(Register.PRESENT_POSITION);
  private final Field voltage = registers.field(Register.PRESENT_VOLTAGE);
  private final Field temperature = registers.field(Register.PRESENT_TEMPERATURE);
  private final boolean[] alerts = new boolean[DynamixelInstruction.MAX_ID + 1];

  @Override
  public PacketBuilder request() {
    return request;
  }

  @Override
  public PacketParser answers() {
    return answers;
  }

  @Override
  public RegisterTable registers() {
    return registers;
  }

  @Override
  public int maxId() {
    return DynamixelInstruction.MAX_ID;
  }

  @Override
  public int broadcastId() {
    return DynamixelInstruction.BROADCAST;
  }

  @Override
  public boolean hasBroadcastPing() {
    return true;
  }

  @Override
  public void ping(int id) {
    request.begin(id, DynamixelInstruction.PING).finish();
  }

  @Override
  public int pingDataBytes() {
    return PING_DATA;
  }

  @Override
  public void read(int id, int address, int count) {
    request.begin(id, DynamixelInstruction.READ).addWord(address).addWord(count).finish();
  }

  @Override
  public void write(int id, Field field, int value) {
    request
        .begin(id, DynamixelInstruction.WRITE)
        .addWord(field.address())
        .add(field, value)
        .finish();
  }

  @Override
  public void syncRead(ServoSamples servos, int address, int bytes) {
    readTogether(DynamixelInstruction.SYNC_READ, servos, address, bytes);
  }

  void fastSyncRead(ServoSamples servos, int address, int bytes) {
    readTogether(DynamixelInstruction.FAST_SYNC_READ, servos, address, bytes);
  }

  private void readTogether(int instruction, ServoSamples servos, int address, int bytes) {
    request.begin(DynamixelInstruction.BROADCAST, instruction).addWord(address).addWord(bytes);
    for (int i = 0; i < servos.size(); i++) request.add(servos.id(i));
    request.finish();
  }

  @Override
  public void syncWriteGoals(int[] ids, int[] counts) {
    request
        .begin(DynamixelInstruction.BROADCAST, DynamixelInstruction.SYNC_WRITE)
        .addWord(goal.address())
        .addWord(goal.size());
    for (int i = 0; i < ids.length; i++) request.add(ids[i]).add(goal, goal.nearest(counts[i]));
    request.finish();
  }

  @Override
  public int answerBytes(int dataBytes) {
    return ANSWER_OVERHEAD + dataBytes;
  }

  /// One byte more for every three, should they all need stuffing.
  @Override
  public int longestAnswerBytes(int dataBytes) {
    return ANSWER_OVERHEAD + dataBytes + (dataBytes + 1) / 3;
  }

  @Override
  public boolean isAnswer() {
    return answers.code() == DynamixelInstruction.STATUS && answers.parameters() > 0;
  }

  @Override
  public int dataAt() {
    return 1;
  }

  @Override
  public int error() {
    return answers.parameter(0);
  }

  @Override
  public int presentAddress() {
    return pwm.address();
  }

  @Override
  public int presentBytes() {
    return temperature.end() - pwm.address();
  }

  /// Faults are those known before while the servo's alert stands, none otherwise; which ones they
  /// are, a register of their own tells.
  @Override
  public void sample(ServoSamples out, int i, int at, int error) {
    boolean alert = (error & ALERT) != 0;
    alerts[out.id(i)] = alert;
    out.set(
        i,
        value(at, position),
        value(at, velocity),
        value(at, pwm) * PER_MILLE / FULL_PWM,
        value(at, current),
        value(at, voltage),
        value(at, temperature),
        alert ? out.faults(i) : 0);
  }

  /// Whether that servo's last sample came with a hardware alert.
  boolean alert(int id) {
    return alerts[id];
  }

  private int value(int at, Field field) {
    return answers.value(at + field.address() - pwm.address(), field);
  }

  @Override
  public int refusal() {
    return error() & ~ALERT;
  }

  @Override
  public boolean isDamagedRequest(int refusal) {
    return refusal == CRC_ERROR;
  }

  /// E-manual, "Status Packet: Error".
  @Override
  public String text(int refusal) {
    return switch (refusal) {
      case 1 -> "it could not do it";
      case 2 -> "it does not know the instruction";
      case CRC_ERROR -> "the request came damaged";
      case 4 -> "the value is out of the register's range";
      case 5 -> "the register has another size";
      case 6 -> "the value is beyond its limits";
      case 7 -> "not now: such a register may be read only, or torque must be off first";
      default -> "error " + refusal;
    };
  }
}
