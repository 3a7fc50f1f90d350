package dev.sinew.drivers.servo.dynamixel;

import dev.sinew.drivers.serial.SerialLine;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoFault;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.packet.PacketBus;
import dev.sinew.drivers.servo.packet.PacketParser;
import dev.sinew.drivers.servo.register.Field;
import dev.sinew.runtime.Clock;

/// A bus of Dynamixel servos of the X series. They are read with a fast sync read, all in one
/// packet; after [#GIVE_UP] of these in a row without any answer they are taken for servos that
/// lack it, and are asked in turn.
public final class DynamixelBus extends PacketBus {

  private static final int GIVE_UP = 3;

  private final DynamixelDialect dialect;
  private final Field hardwareError;
  private int failures;

  public DynamixelBus(SerialLine line, Clock clock, int retries) {
    this(line, clock, retries, new DynamixelDialect());
  }

  private DynamixelBus(SerialLine line, Clock clock, int retries, DynamixelDialect dialect) {
    super(line, clock, retries, dialect);
    this.dialect = dialect;
    hardwareError = dialect.registers().field(Register.STATUS);
  }

  @Override
  public String family() {
    return "Dynamixel 2.0";
  }

  @Override
  public ServoModel model(int number) {
    return DynamixelModels.X.numbered(number);
  }

  @Override
  protected int readAll(ServoSamples out) throws BusException {
    if (failures == GIVE_UP) return readInTurn(out);
    if (readFast(out)) {
      failures = 0;
      return out.size();
    }
    failures++;
    counters().countRetry();
    return readInTurn(out);
  }

  /// All or none: a servo that is missing breaks the packet.
  private boolean readFast(ServoSamples out) throws BusException {
    int bytes = dialect.presentBytes();
    dialect.fastSyncRead(out, dialect.presentAddress(), bytes);
    int whole = DynamixelBuilder.OVERHEAD - 2 + out.size() * (bytes + FastStatus.PER_SERVO);
    conversation().ask(1, whole, whole);
    while (conversation().next()) {
      if (isFrom(out, bytes)) {
        takeFast(out, bytes);
        return true;
      }
      counters().countStranger();
    }
    conversation().missed();
    return false;
  }

  private boolean isFrom(ServoSamples out, int bytes) {
    PacketParser answer = dialect.answers();
    if (!dialect.isAnswer() || answer.id() != DynamixelInstruction.BROADCAST) return false;
    if (answer.parameters() != part(out.size(), bytes) - DynamixelBuilder.CRC_BYTES) return false;
    for (int i = 0; i < out.size(); i++)
      if (answer.parameter(part(i, bytes) + 1) != out.id(i)) return false;
    return true;
  }

  private void takeFast(ServoSamples out, int bytes) {
    for (int i = 0; i < out.size(); i++) {
      int part = part(i, bytes);
      dialect.sample(out, i, part + 2, dialect.answers().parameter(part));
    }
  }

  /// Where servo `i`'s error, id and data begin among the parameters.
  private static int part(int i, int bytes) {
    return i * (bytes + FastStatus.PER_SERVO);
  }

  /// A servo with an alert is asked what it is; its faults are those of before until it has said.
  @Override
  public int readPresent(ServoSamples out) throws BusException {
    int answered = super.readPresent(out);
    for (int i = 0; i < out.size(); i++)
      if (out.fresh(i) && dialect.alert(out.id(i))) readFaults(out, i);
    return answered;
  }

  private void readFaults(ServoSamples out, int i) throws BusException {
    if (!talk().readOnce(out.id(i), hardwareError.address(), hardwareError.size())) return;
    int faults = faults(dialect.answers().value(dialect.dataAt(), hardwareError));
    out.set(
        i,
        out.position(i),
        out.velocity(i),
        out.load(i),
        out.current(i),
        out.decivolts(i),
        out.celsius(i),
        faults);
  }

  /// Bits of the register (e-manual, "Hardware Error Status").
  private static int faults(int bits) {
    int faults = 0;
    if ((bits & 1) != 0) faults |= ServoFault.VOLTAGE.bit();
    if ((bits & 1 << 2) != 0) faults |= ServoFault.OVERHEAT.bit();
    if ((bits & 1 << 3) != 0) faults |= ServoFault.ENCODER.bit();
    if ((bits & 1 << 4) != 0) faults |= ServoFault.SHOCK.bit();
    if ((bits & 1 << 5) != 0) faults |= ServoFault.OVERLOAD.bit();
    return faults;
  }
}
