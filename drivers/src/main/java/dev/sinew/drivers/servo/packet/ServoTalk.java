package dev.sinew.drivers.servo.packet;

import dev.sinew.drivers.servo.BusCounters;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.register.Field;

/// Questions to one servo at a time. One thread.
public final class ServoTalk {

  private final String line;
  private final Dialect dialect;
  private final Conversation conversation;
  private final BusCounters counters;
  private final int retries;
  private int stranger;

  /// @param line its name, for people
  /// @param retries how often a question is repeated at most
  public ServoTalk(
      String line, Dialect dialect, Conversation conversation, BusCounters counters, int retries) {
    this.line = line;
    this.dialect = dialect;
    this.conversation = conversation;
    this.counters = counters;
    this.retries = retries;
  }

  /// As [dev.sinew.drivers.servo.ServoBus#ping]. Where an adapter echoes, a servo that reports a
  /// supply fault answers a Feetech ping with the very bytes of the request: a read decides.
  boolean ping(int id) throws BusException {
    dialect.ping(id);
    if (answered(id, id, dialect.pingDataBytes())) return true;
    return conversation.heardEcho() && readOnce(id, dialect.registers().field(Register.MODEL));
  }

  /// The id of a servo that answered the last question though another was asked, or -1: as a rule
  /// the answer to an earlier one.
  int stranger() {
    return stranger;
  }

  /// Asks once for `bytes` from `address`; they stand in [Dialect#answers] when they came. No
  /// allocation.
  public boolean readOnce(int id, int address, int bytes) throws BusException {
    dialect.read(id, address, bytes);
    return answered(id, id, bytes) && dialect.refusal() == Dialect.ACCEPTED;
  }

  private boolean readOnce(int id, Field field) throws BusException {
    return readOnce(id, field.address(), field.size());
  }

  int read(int id, Register register) throws BusException {
    Field field = dialect.registers().field(register);
    for (int attempt = 0; ; attempt++) {
      dialect.read(id, field.address(), field.size());
      if (answered(id, id, field.size())) {
        int refusal = dialect.refusal();
        if (refusal == Dialect.ACCEPTED) return value(field);
        if (!dialect.isDamagedRequest(refusal)) throw refused(id, "to tell " + register, refusal);
      }
      again(attempt, id, register);
    }
  }

  ServoIdentity identify(int id) throws BusException {
    Field model = dialect.registers().field(Register.MODEL);
    Field firmware = dialect.registers().field(Register.FIRMWARE);
    int from = Math.min(model.address(), firmware.address());
    int bytes = Math.max(model.end(), firmware.end()) - from;
    for (int attempt = 0; !readOnce(id, from, bytes); attempt++) again(attempt, id, Register.MODEL);
    PacketParser answer = dialect.answers();
    int at = dialect.dataAt() - from;
    return new ServoIdentity(
        id,
        answer.value(at + model.address(), model),
        answer.value(at + firmware.address(), firmware));
  }

  /// A servo that is set to answer reads only is asked what it holds.
  void write(int id, Register register, int value) throws BusException {
    Field field = dialect.registers().field(register);
    if (value < field.lowest() || value > field.highest())
      throw new IllegalArgumentException(
          "%s takes %d to %d, not %d".formatted(register, field.lowest(), field.highest(), value));
    int newId = register == Register.ID ? value : id;
    for (int attempt = 0; ; attempt++) {
      dialect.write(id, field, value);
      if (answered(id, newId, 0)) {
        int refusal = dialect.refusal();
        if (refusal == Dialect.ACCEPTED) return;
        if (!dialect.isDamagedRequest(refusal))
          throw refused(id, register + " = " + value, refusal);
      } else if (readOnce(newId, field) && value(field) == value) return;
      again(attempt, id, register);
    }
  }

  private int value(Field field) {
    return dialect.answers().value(dialect.dataAt(), field);
  }

  /// Sends the request that stands ready and waits for the answer of that servo.
  private boolean answered(int id, int orId, int dataBytes) throws BusException {
    conversation.ask(1, dialect.answerBytes(dataBytes), dialect.longestAnswerBytes(dataBytes));
    PacketParser answer = dialect.answers();
    stranger = -1;
    while (conversation.next()) {
      if (!dialect.isAnswer() || answer.id() != id && answer.id() != orId) {
        counters.countStranger();
        if (dialect.isAnswer()) stranger = answer.id();
      } else if (answer.parameters() - dialect.dataAt() == dataBytes) return true;
      else if (dialect.refusal() != Dialect.ACCEPTED) return true;
    }
    conversation.missed();
    return false;
  }

  private void again(int attempt, int id, Register register) throws BusException {
    if (attempt < retries) counters.countRetry();
    else throw new BusException(id, silence(id, register));
  }

  private String silence(int id, Register register) {
    return conversation.heardNoise()
        ? "id %d on %s, asked for %s: its answers come damaged: do two servos have this id, or is a"
                .formatted(id, line, register)
            + " cable bad?"
        : "id %d does not answer on %s (asked for %s): is its cable in, is it powered?"
            .formatted(id, line, register);
  }

  private BusException refused(int id, String what, int refusal) {
    return new BusException(
        id, "id %d on %s refuses %s: %s".formatted(id, line, what, dialect.text(refusal)));
  }
}
