package dev.sinew.drivers.servo.fake;

import dev.sinew.drivers.servo.dynamixel.DynamixelBuilder;
import dev.sinew.drivers.servo.dynamixel.DynamixelInstruction;
import dev.sinew.drivers.servo.dynamixel.DynamixelParser;
import dev.sinew.drivers.servo.dynamixel.DynamixelRegisters;
import dev.sinew.drivers.servo.dynamixel.FastStatus;
import java.util.Arrays;
import java.util.List;

public final class FakeDynamixel extends FakeServos {

  private final DynamixelParser parser = new DynamixelParser();
  private final DynamixelBuilder builder = new DynamixelBuilder();

  /// Error byte of every answer.
  public int error;

  /// Answers to the next writes.
  public int refusal;

  public boolean fast = true;
  public int fastAsked;

  public FakeDynamixel() {
    super(DynamixelRegisters.X);
  }

  @Override
  public byte[] status(int id, byte... data) {
    return status(id, error, data);
  }

  private byte[] status(int id, int error, byte... data) {
    builder.begin(id, DynamixelInstruction.STATUS).add(error).add(data, 0, data.length).finish();
    return builder.copy();
  }

  @Override
  public List<byte[]> answer(byte[] request) {
    List<byte[]> answers = none();
    parser.clear();
    parser.feed(request, 0, request.length);
    if (!parser.next()) throw new AssertionError("the bus sent no packet");
    int id = parser.id();
    if (id == DynamixelInstruction.BROADCAST) toAll(answers);
    else if (memories.containsKey(id)) toOne(id, answers);
    return answers;
  }

  private void toOne(int id, List<byte[]> answers) {
    switch (parser.code()) {
      case DynamixelInstruction.PING -> answers.add(pong(id));
      case DynamixelInstruction.READ -> answers.add(status(id, load(id, word(0), word(2))));
      case DynamixelInstruction.WRITE -> {
        if (refusal == 0) store(id, word(0), data(2, parser.parameters() - 2));
        answers.add(status(id, refusal));
      }
      default -> throw new AssertionError("instruction " + parser.code());
    }
  }

  private byte[] pong(int id) {
    byte[] memory = memories.get(id);
    return status(id, memory[0], memory[1], memory[6]);
  }

  private void toAll(List<byte[]> answers) {
    switch (parser.code()) {
      case DynamixelInstruction.PING -> memories.keySet().forEach(id -> answers.add(pong(id)));
      case DynamixelInstruction.SYNC_READ -> {
        for (int i = 4; i < parser.parameters(); i++)
          if (memories.containsKey(parser.parameter(i)))
            answers.add(status(parser.parameter(i), load(parser.parameter(i), word(0), word(2))));
      }
      case DynamixelInstruction.FAST_SYNC_READ -> fast(answers);
      case DynamixelInstruction.SYNC_WRITE -> {
        int count = word(2);
        for (int i = 4; i < parser.parameters(); i += count + 1)
          store(parser.parameter(i), word(0), data(i + 1, count));
      }
      default -> throw new AssertionError("instruction " + parser.code());
    }
  }

  /// Servos behind a missing one wait for it in vain.
  private void fast(List<byte[]> answers) {
    fastAsked++;
    if (!fast) return;
    int servos = parser.parameters() - 4;
    FastStatus status = new FastStatus();
    status.begin(servos, servos * word(2));
    for (int i = 4; i < parser.parameters(); i++) {
      int id = parser.parameter(i);
      if (!memories.containsKey(id)) break;
      status.add(id, error, memories.get(id), word(0), word(2));
    }
    answers.add(Arrays.copyOf(status.bytes(), status.length()));
  }

  private int word(int i) {
    return parser.parameter(i) | parser.parameter(i + 1) << 8;
  }

  private byte[] data(int from, int count) {
    byte[] data = new byte[count];
    for (int i = 0; i < count; i++) data[i] = (byte) parser.parameter(from + i);
    return data;
  }
}
