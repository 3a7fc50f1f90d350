package dev.sinew.drivers.servo.fake;

import dev.sinew.drivers.servo.feetech.FeetechBuilder;
import dev.sinew.drivers.servo.feetech.FeetechInstruction;
import dev.sinew.drivers.servo.feetech.FeetechParser;
import dev.sinew.drivers.servo.register.RegisterTable;
import java.util.List;

public final class FakeFeetech extends FakeServos {

  private final FeetechParser parser = new FeetechParser();
  private final FeetechBuilder builder = new FeetechBuilder();
  private final boolean scs;

  /// Fault bits of every answer.
  public int error;

  /// 0: writes are not answered.
  public int statusLevel = 1;

  public FakeFeetech(RegisterTable registers, boolean scs) {
    super(registers);
    this.scs = scs;
  }

  @Override
  public byte[] status(int id, byte... data) {
    builder.begin(id, error).add(data, 0, data.length).finish();
    return builder.copy();
  }

  @Override
  public List<byte[]> answer(byte[] request) {
    List<byte[]> answers = none();
    parser.clear();
    parser.feed(request, 0, request.length);
    if (!parser.next()) throw new AssertionError("the bus sent no packet");
    int id = parser.id();
    if (id == FeetechInstruction.BROADCAST) toAll(answers);
    else if (memories.containsKey(id)) toOne(id, answers);
    return answers;
  }

  private void toOne(int id, List<byte[]> answers) {
    int address = parser.parameters() > 0 ? parser.parameter(0) : 0;
    switch (parser.code()) {
      case FeetechInstruction.PING -> answers.add(status(id));
      case FeetechInstruction.READ ->
          answers.add(status(id, load(id, address, parser.parameter(1))));
      case FeetechInstruction.WRITE -> {
        store(id, address, data(1, parser.parameters() - 1));
        if (statusLevel > 0) answers.add(status(id));
      }
      default -> throw new AssertionError("instruction " + parser.code());
    }
  }

  private void toAll(List<byte[]> answers) {
    switch (parser.code()) {
      case FeetechInstruction.PING -> {
        if (!scs) memories.keySet().forEach(id -> answers.add(status(id)));
      }
      case FeetechInstruction.SYNC_READ -> {
        if (scs) throw new AssertionError("SCS has no sync read");
        for (int i = 2; i < parser.parameters(); i++)
          if (memories.containsKey(parser.parameter(i)))
            answers.add(
                status(
                    parser.parameter(i),
                    load(parser.parameter(i), parser.parameter(0), parser.parameter(1))));
      }
      case FeetechInstruction.SYNC_WRITE -> {
        int count = parser.parameter(1);
        for (int i = 2; i < parser.parameters(); i += count + 1)
          store(parser.parameter(i), parser.parameter(0), data(i + 1, count));
      }
      default -> throw new AssertionError("instruction " + parser.code());
    }
  }

  private byte[] data(int from, int count) {
    byte[] data = new byte[count];
    for (int i = 0; i < count; i++) data[i] = (byte) parser.parameter(from + i);
    return data;
  }
}
