package dev.sinew.drivers.servo.feetech;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoFault;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.packet.Dialect;
import dev.sinew.drivers.servo.packet.PacketBuilder;
import dev.sinew.drivers.servo.packet.PacketParser;
import dev.sinew.drivers.servo.register.Field;
import dev.sinew.drivers.servo.register.RegisterTable;

/// How Feetech servos are asked. They report faults, but never refuse anything.
final class FeetechDialect implements Dialect {

  private final FeetechBuilder request = new FeetechBuilder();
  private final FeetechParser answers = new FeetechParser();
  private final RegisterTable registers;
  private final boolean broadcastPing;
  private final Field goal;
  private final Field position;
  private final Field velocity;
  private final Field load;
  private final Field voltage;
  private final Field temperature;
  private final Field status;
  private final Field current;
  private final int presentBytes;

  /// @param broadcastPing whether all servos answer to a ping of all
  FeetechDialect(RegisterTable registers, boolean broadcastPing) {
    this.registers = registers;
    this.broadcastPing = broadcastPing;
    goal = registers.field(Register.GOAL_POSITION);
    position = registers.field(Register.PRESENT_POSITION);
    velocity = registers.field(Register.PRESENT_VELOCITY);
    load = registers.field(Register.PRESENT_LOAD);
    voltage = registers.field(Register.PRESENT_VOLTAGE);
    temperature = registers.field(Register.PRESENT_TEMPERATURE);
    status = registers.field(Register.STATUS);
    current =
        registers.has(Register.PRESENT_CURRENT) ? registers.field(Register.PRESENT_CURRENT) : null;
    Field last = current == null ? registers.field(Register.MOVING) : current;
    presentBytes = last.end() - position.address();
  }

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
    return FeetechInstruction.MAX_ID;
  }

  @Override
  public int broadcastId() {
    return FeetechInstruction.BROADCAST;
  }

  @Override
  public boolean hasBroadcastPing() {
    return broadcastPing;
  }

  @Override
  public void ping(int id) {
    request.begin(id, FeetechInstruction.PING).finish();
  }

  @Override
  public int pingDataBytes() {
    return 0;
  }

  @Override
  public void read(int id, int address, int count) {
    request.begin(id, FeetechInstruction.READ).add(address).add(count).finish();
  }

  @Override
  public void write(int id, Field field, int value) {
    request.begin(id, FeetechInstruction.WRITE).add(field.address()).add(field, value).finish();
  }

  @Override
  public void syncRead(ServoSamples servos, int address, int bytes) {
    request
        .begin(FeetechInstruction.BROADCAST, FeetechInstruction.SYNC_READ)
        .add(address)
        .add(bytes);
    for (int i = 0; i < servos.size(); i++) request.add(servos.id(i));
    request.finish();
  }

  @Override
  public void syncWriteGoals(int[] ids, int[] counts) {
    request
        .begin(FeetechInstruction.BROADCAST, FeetechInstruction.SYNC_WRITE)
        .add(goal.address())
        .add(goal.size());
    for (int i = 0; i < ids.length; i++) request.add(ids[i]).add(goal, goal.nearest(counts[i]));
    request.finish();
  }

  @Override
  public int answerBytes(int dataBytes) {
    return FeetechBuilder.OVERHEAD + dataBytes;
  }

  @Override
  public int longestAnswerBytes(int dataBytes) {
    return answerBytes(dataBytes);
  }

  @Override
  public boolean isAnswer() {
    return true;
  }

  @Override
  public int dataAt() {
    return 0;
  }

  @Override
  public int error() {
    return answers.code();
  }

  @Override
  public int presentAddress() {
    return position.address();
  }

  @Override
  public int presentBytes() {
    return presentBytes;
  }

  @Override
  public void sample(ServoSamples out, int i, int at, int error) {
    out.set(
        i,
        value(at, position),
        value(at, velocity),
        value(at, load),
        current == null ? 0 : value(at, current),
        value(at, voltage),
        value(at, temperature),
        faults(value(at, status) | error));
  }

  private int value(int at, Field field) {
    return answers.value(at + field.address() - position.address(), field);
  }

  /// Bits of the status register and of the byte in each answer (memory table, address 65).
  private static int faults(int bits) {
    int faults = 0;
    if ((bits & 1) != 0) faults |= ServoFault.VOLTAGE.bit();
    if ((bits & 1 << 1) != 0) faults |= ServoFault.ENCODER.bit();
    if ((bits & 1 << 2) != 0) faults |= ServoFault.OVERHEAT.bit();
    if ((bits & 1 << 3) != 0) faults |= ServoFault.OVERCURRENT.bit();
    if ((bits & 1 << 5) != 0) faults |= ServoFault.OVERLOAD.bit();
    return faults;
  }

  @Override
  public int refusal() {
    return ACCEPTED;
  }

  @Override
  public boolean isDamagedRequest(int refusal) {
    return false;
  }

  @Override
  public String text(int refusal) {
    throw new IllegalStateException("a Feetech servo refuses nothing");
  }
}
