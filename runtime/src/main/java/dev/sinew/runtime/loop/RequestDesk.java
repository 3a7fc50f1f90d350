package dev.sinew.runtime.loop;

import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Mailbox;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.exchange.StopWord;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.EventRing;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.tap.TickSlot;

/// Brings the brain's requests to the supervisor; servo thread. A stop is passed on every tick that
/// it is asked for; anything else once, with an answer.
final class RequestDesk {

  private final Exchange exchange;
  private final Mailbox mailbox;
  private final StopWord stopWord;
  private final Supervisor supervisor;
  private final Robot robot;
  private int stopAsked = TickSlot.NONE;
  private int request = TickSlot.NONE;
  private long argument;
  private boolean timely;
  private int answer = TickSlot.NONE;

  RequestDesk(Exchange exchange, Supervisor supervisor, Robot robot) {
    this.exchange = exchange;
    this.supervisor = supervisor;
    this.robot = robot;
    mailbox = exchange.mailbox();
    stopWord = exchange.stopWord();
  }

  /// @return whether the robot was touched, so that its measured state may have changed
  boolean serve(JointStateView measured, long nowNanos) {
    StandardRule asked = stopWord.asked();
    stopAsked = asked == null ? TickSlot.NONE : asked.ordinal();
    request = TickSlot.NONE;
    answer = TickSlot.NONE;
    if (asked != null) supervisor.ask(asked);
    if (!mailbox.pending()) return false;
    Request kind = mailbox.kind();
    argument = mailbox.first();
    timely = mailbox.second() == supervisor.nonce();
    Answer given = answer(kind, measured, nowNanos);
    request = kind == null ? TickSlot.NONE : kind.ordinal();
    answer = given.ordinal();
    supervisor.events().put(nowNanos, EventRing.ANSWERED, -1, request, answer, Double.NaN);
    mailbox.reply(given);
    return kind == Request.PLACE;
  }

  /// Writes down what [#serve] did last.
  void tell(TickSlot slot) {
    slot.served(stopAsked, request, argument, timely, answer);
  }

  private Answer answer(Request request, JointStateView measured, long nowNanos) {
    return switch (request) {
      case PLACE -> place(mailbox.first());
      case ARM -> arm(measured, nowNanos);
      case START -> supervisor.start(mailbox.second(), nowNanos);
      case RESET -> supervisor.reset((int) mailbox.first(), mailbox.second(), nowNanos);
      case null -> Answer.UNKNOWN;
    };
  }

  private Answer place(long seed) {
    if (!(robot instanceof SimulatedRobot simulated)) return Answer.NOT_SIMULATED;
    Mode mode = supervisor.mode();
    if (mode != Mode.DISARMED && mode != Mode.STANDSTILL) return Answer.NOT_AT_REST;
    simulated.place(seed);
    supervisor.forget();
    exchange.joints().clear(); // what was measured before is another world's
    return Answer.ACCEPTED;
  }

  private Answer arm(JointStateView measured, long nowNanos) {
    Answer answer = supervisor.arm(mailbox.second(), measured, nowNanos);
    if (answer == Answer.ACCEPTED) stopWord.clear();
    return answer;
  }
}
