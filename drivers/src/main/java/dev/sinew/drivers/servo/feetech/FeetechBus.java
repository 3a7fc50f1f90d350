package dev.sinew.drivers.servo.feetech;

import dev.sinew.drivers.serial.SerialLine;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.ServoModel;
import dev.sinew.drivers.servo.ServoModels;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.packet.PacketBus;
import dev.sinew.runtime.Clock;

/// A bus of Feetech servos. SMS and STS are read together, SCS one by one, because it has no sync
/// read.
public final class FeetechBus extends PacketBus {

  private final String family;
  private final ServoModels models;
  private final boolean together;

  private FeetechBus(
      SerialLine line,
      Clock clock,
      int retries,
      String family,
      ServoModels models,
      FeetechDialect dialect) {
    super(line, clock, retries, dialect);
    this.family = family;
    this.models = models;
    together = dialect.hasBroadcastPing();
  }

  /// SMS and STS series, little endian.
  public static FeetechBus sts(SerialLine line, Clock clock, int retries) {
    return new FeetechBus(
        line,
        clock,
        retries,
        "Feetech STS",
        FeetechModels.STS,
        new FeetechDialect(FeetechRegisters.STS, true));
  }

  /// SCS series, big endian: no sync read, no ping of all.
  public static FeetechBus scs(SerialLine line, Clock clock, int retries) {
    return new FeetechBus(
        line,
        clock,
        retries,
        "Feetech SCS",
        FeetechModels.SCS,
        new FeetechDialect(FeetechRegisters.SCS, false));
  }

  @Override
  public String family() {
    return family;
  }

  @Override
  public ServoModel model(int number) {
    return models.numbered(number);
  }

  @Override
  protected int readAll(ServoSamples out) throws BusException {
    if (together) return readInTurn(out);
    int answered = 0;
    for (int i = 0; i < out.size(); i++) if (readAlone(out, i)) answered++;
    return answered;
  }
}
