package dev.sinew.runtime.loop;

import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.exchange.Answer;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Mailbox;
import dev.sinew.runtime.exchange.StopWord;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.StopReason;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.safety.SupervisorState;

/// Brings the brain's requests to the supervisor; servo thread. A stop is passed on every tick that
/// it is asked for; anything else once, with an answer.
final class RequestDesk {

  private final Exchange exchange;
  private final Mailbox mailbox;
  private final StopWord stopWord;
  private final Supervisor supervisor;
  private final Robot robot;

  RequestDesk(Exchange exchange, Supervisor supervisor, Robot robot) {
    this.exchange = exchange;
    this.supervisor = supervisor;
    this.robot = robot;
    mailbox = exchange.mailbox();
    stopWord = exchange.stopWord();
  }

  /// @return whether the robot was touched, so that its measured state may have changed
  boolean serve(JointStateView measured) {
    StopReason asked = stopWord.asked();
    if (asked != null) supervisor.requestStop(asked);
    if (!mailbox.pending()) return false;
    mailbox.reply(
        switch (mailbox.kind()) {
          case PLACE -> place(mailbox.first());
          case ARM -> arm(measured);
          case null -> Answer.UNKNOWN;
        });
    return true;
  }

  private Answer place(long seed) {
    if (!(robot instanceof SimulatedRobot simulated)) return Answer.NOT_SIMULATED;
    if (underWay()) return Answer.NOT_AT_REST;
    simulated.place(seed);
    exchange.joints().clear(); // what was measured before is another world's
    return Answer.ACCEPTED;
  }

  private Answer arm(JointStateView measured) {
    if (underWay()) return Answer.NOT_AT_REST;
    stopWord.clear();
    supervisor.arm(measured);
    return Answer.ACCEPTED;
  }

  private boolean underWay() {
    return supervisor.state() == SupervisorState.ARMED
        || supervisor.state() == SupervisorState.STOPPING;
  }
}
