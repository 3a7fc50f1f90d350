package dev.sinew.drivers.servo.packet;

import dev.sinew.drivers.serial.SerialLine;
import dev.sinew.drivers.servo.BusCounters;
import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoIdentity;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.runtime.Clock;
import java.util.List;

/// What the buses of all families do alike, given their [Dialect].
public abstract class PacketBus implements ServoBus {

  private final SerialLine line;
  private final Clock clock;
  private final int retries;
  private final Dialect dialect;
  private final BusCounters counters = new BusCounters();
  private final Conversation conversation;
  private final ServoTalk talk;

  /// @param line is closed with the bus
  /// @param retries how often a question is repeated at most
  protected PacketBus(SerialLine line, Clock clock, int retries, Dialect dialect) {
    this.line = line;
    this.clock = clock;
    this.retries = retries;
    this.dialect = dialect;
    conversation = new Conversation(line, clock, dialect.request(), dialect.answers(), counters);
    talk = new ServoTalk(line.name(), dialect, conversation, counters, retries);
  }

  /// Asks each servo once, in as few transactions as the family can; takes over what comes.
  ///
  /// @return how many answered
  protected abstract int readAll(ServoSamples out) throws BusException;

  @Override
  public final boolean ping(int id) throws BusException {
    return talk.ping(id);
  }

  @Override
  public final List<ServoIdentity> scan() throws BusException {
    return new BusScan(line.name(), dialect, conversation, talk).scan();
  }

  @Override
  public final ServoIdentity identify(int id) throws BusException {
    return talk.identify(id);
  }

  @Override
  public final int read(int id, Register register) throws BusException {
    return talk.read(id, register);
  }

  @Override
  public final void write(int id, Register register, int value) throws BusException {
    talk.write(id, register, value);
  }

  /// Servos that did not answer are asked one by one: a servo that is silent may keep those behind
  /// it from answering in their turn.
  @Override
  public int readPresent(ServoSamples out) throws BusException {
    out.begin();
    long began = clock.nanos();
    int answered = readAll(out);
    out.stamp(began + (clock.nanos() - began) / 2);
    for (int retry = 0; retry < retries && answered < out.size(); retry++)
      answered += readMissing(out);
    return answered;
  }

  private int readMissing(ServoSamples out) throws BusException {
    int answered = 0;
    for (int i = 0; i < out.size(); i++) {
      if (out.fresh(i)) continue;
      counters.countRetry();
      if (readAlone(out, i)) answered++;
    }
    return answered;
  }

  @Override
  public final void writeGoals(int[] ids, int[] counts) throws BusException {
    dialect.syncWriteGoals(ids, counts);
    conversation.tell();
  }

  @Override
  public final BusCounters counters() {
    return counters;
  }

  @Override
  public final void close() {
    line.close();
  }

  /// Asks servo `i` once.
  protected final boolean readAlone(ServoSamples out, int i) throws BusException {
    if (!talk.readOnce(out.id(i), dialect.presentAddress(), dialect.presentBytes())) return false;
    dialect.sample(out, i, dialect.dataAt(), dialect.error());
    return true;
  }

  /// Asks all servos with one request; they answer in turn.
  ///
  /// @return how many answered
  protected final int readInTurn(ServoSamples out) throws BusException {
    int bytes = dialect.presentBytes();
    dialect.syncRead(out, dialect.presentAddress(), bytes);
    conversation.ask(out.size(), dialect.answerBytes(bytes), dialect.longestAnswerBytes(bytes));
    int answered = 0;
    while (answered < out.size() && conversation.next()) if (takeTurn(out)) answered++;
    for (int missing = out.size() - answered; missing > 0; missing--) conversation.missed();
    return answered;
  }

  private boolean takeTurn(ServoSamples out) {
    PacketParser answer = dialect.answers();
    int i = dialect.isAnswer() ? waitingFor(out, answer.id()) : -1;
    if (i < 0) {
      counters.countStranger();
      return false;
    }
    if (answer.parameters() - dialect.dataAt() != dialect.presentBytes()) return false;
    conversation.taken();
    dialect.sample(out, i, dialect.dataAt(), dialect.error());
    return true;
  }

  private static int waitingFor(ServoSamples out, int id) {
    for (int i = 0; i < out.size(); i++) if (out.id(i) == id && !out.fresh(i)) return i;
    return -1;
  }

  protected final ServoTalk talk() {
    return talk;
  }

  protected final Conversation conversation() {
    return conversation;
  }
}
