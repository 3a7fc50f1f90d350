package dev.sinew.drivers.servo.packet;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.ServoIdentity;
import java.util.ArrayList;
import java.util.List;

/// Looks for every servo of a bus and for ids that two of them have. One thread; cold.
///
/// Where the family can, one ping goes to all, and another when all are silent; when anything
/// unreadable comes back, or the family cannot, every id is pinged. Then each servo found is asked
/// on its own for what no two have equal, and the line is listened to for the whole time of an
/// answer: two answers, or damaged ones again and again, are two servos when they are so once more
/// after the line was left to fall silent. An answer that comes late stands beside the next one
/// and looks like a second servo's; it does so only once.
final class BusScan {

  /// A servo's place among the answers to a ping of all, beside the bytes themselves; the value
  /// that DynamixelSDK and LeRobot wait.
  private static final long PLACE_NANOS = 3_000_000;

  /// What came of a ping of all.
  private enum Echo {
    SILENCE,
    ANSWERS,
    UNREADABLE
  }

  private static final int ROUNDS = 2;
  private static final int PROBES = 3;
  private static final int DAMAGE_THAT_IS_NO_CHANCE = 2;

  private final String line;
  private final Dialect dialect;
  private final Conversation conversation;
  private final ServoTalk talk;
  private final boolean[] heard;

  BusScan(String line, Dialect dialect, Conversation conversation, ServoTalk talk) {
    this.line = line;
    this.dialect = dialect;
    this.conversation = conversation;
    this.talk = talk;
    heard = new boolean[dialect.maxId() + 1];
  }

  List<ServoIdentity> scan() throws BusException {
    if (!dialect.hasBroadcastPing() || allAnswer() == Echo.UNREADABLE) pingEach();
    List<ServoIdentity> found = new ArrayList<>();
    for (int id = 0; id < heard.length; id++)
      if (heard[id] && isOne(id)) found.add(talk.identify(id));
    return found;
  }

  private Echo allAnswer() throws BusException {
    Echo first = pingAll();
    return first == Echo.SILENCE ? pingAll() : first;
  }

  private Echo pingAll() throws BusException {
    dialect.ping(dialect.broadcastId());
    int data = dialect.pingDataBytes();
    conversation.ask(
        heard.length, dialect.answerBytes(data), dialect.longestAnswerBytes(data), PLACE_NANOS);
    boolean any = false;
    while (conversation.next()) {
      int id = dialect.answers().id();
      if (!dialect.isAnswer() || id >= heard.length) continue;
      conversation.taken();
      any = true;
      heard[id] = true;
    }
    if (conversation.heardNoise()) return Echo.UNREADABLE;
    return any ? Echo.ANSWERS : Echo.SILENCE;
  }

  /// An answer that comes while the next id is asked is heard as well.
  private void pingEach() throws BusException {
    for (int id = 0; id < heard.length; id++) {
      heard[id] |= talk.ping(id) || conversation.heardNoise();
      int late = talk.stranger();
      if (late >= 0 && late < heard.length) heard[late] = true;
    }
  }

  /// What a few probes of one id said.
  private enum Finding {
    NOBODY,
    ONE,
    TWO
  }

  /// @return false when nobody has that id after all: there was noise
  /// @throws BusException when two have it
  private boolean isOne(int id) throws BusException {
    for (int round = 0; round < ROUNDS; round++) {
      Finding finding = probes(id);
      if (finding != Finding.TWO) return finding == Finding.ONE;
      conversation.settle();
    }
    throw two(id);
  }

  private Finding probes(int id) throws BusException {
    Finding finding = Finding.NOBODY;
    int damaged = 0;
    for (int probe = 0; probe < PROBES; probe++) {
      int answers = probe(id);
      if (answers > 1) return Finding.TWO;
      if (answers == 1) finding = Finding.ONE;
      if (conversation.heardNoise()) damaged++;
    }
    return damaged >= DAMAGE_THAT_IS_NO_CHANCE ? Finding.TWO : finding;
  }

  private int probe(int id) throws BusException {
    int bytes = dialect.presentBytes();
    dialect.read(id, dialect.presentAddress(), bytes);
    conversation.ask(1, dialect.answerBytes(bytes), dialect.longestAnswerBytes(bytes));
    int answers = 0;
    while (conversation.next()) if (dialect.isAnswer() && dialect.answers().id() == id) answers++;
    return answers;
  }

  private BusException two(int id) {
    return new BusException(
        id,
        "two servos answer to id %d on %s (or its cable is bad): give one, alone, another id"
            .formatted(id, line));
  }
}
