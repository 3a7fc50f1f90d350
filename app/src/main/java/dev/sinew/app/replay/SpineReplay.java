package dev.sinew.app.replay;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Spine;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.OperatorInput;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.runtime.tap.TickSink;

/// The very spine that moves arms, over a scratch exchange, fed with what a recorded one was fed
/// with.
///
/// Live, a chunk is taken after a tick's command, in lock-step before it: one taken at or after the
/// tick's own start belongs between the tick's two halves.
///
/// **A past.** A recording may begin when its spine had been at work for a while: an episode of a
/// session. Its ticks before the first arming are believed, and the arming makes everything that
/// decides forget: all that follows is derived.
final class SpineReplay {

  private static final StandardRule[] RULES = StandardRule.values();
  private static final Request[] REQUESTS = Request.values();

  private final LogClock clock = new LogClock();
  private final Exchange exchange;
  private final LogRobot robot;
  private final OperatorInput heard;
  private final Spine spine;
  private boolean derives;
  private long believed;

  SpineReplay(Deployment deployment, EpisodeLog log) {
    exchange = Exchange.inProcess(deployment.exchange());
    robot = new LogRobot(deployment.rig(), exchange, log);
    heard = new OperatorInput(robot.spec().dof());
    spine = Spine.wire(deployment, robot, exchange, clock);
  }

  Exchange exchange() {
    return exchange;
  }

  /// One tick.
  ///
  /// @param chunk what is taken in it, null for nothing
  /// @param takenNanos when
  /// @param sensed runs when the tick's measured state is in the exchange
  /// @param sink gets what was decided; nothing of a tick that is believed
  void tick(LoggedTick tick, ActionChunk chunk, long takenNanos, Runnable sensed, TickSink sink) {
    derives |= tick.number() == 0 || arms(tick);
    boolean before = chunk != null && takenNanos < tick.startNanos();
    if (before) take(chunk, takenNanos);
    robot.show(tick);
    exchange.beat().setRelease(tick.beatNanos());
    exchange.stopWord().clear();
    if (tick.stopAsked() >= 0) exchange.stopWord().ask(RULES[tick.stopAsked()]);
    if (tick.request() >= 0) post(tick);
    tick.operator().ifPresent(this::hear);
    clock.show(tick.startNanos());
    spine.servo().sense();
    sensed.run();
    if (chunk != null && !before) take(chunk, takenNanos);
    clock.show(tick.endNanos());
    spine.servo().act(tick.deadlineNanos(), tick.skipped());
    exchange.ticks().drain(derives ? sink : slot -> believe(tick));
  }

  /// Ticks that were believed so far.
  long believed() {
    return believed;
  }

  /// One that no tick precedes is refused here, and so differs: before its first tick a supervisor
  /// has checked nothing.
  private static boolean arms(LoggedTick tick) {
    return tick.request() == Request.ARM.ordinal() && tick.answer() == Answer.ACCEPTED.ordinal();
  }

  private void believe(LoggedTick tick) {
    believed++;
    while (exchange.epoch().current() < tick.epoch()) exchange.epoch().advance();
  }

  private void hear(LoggedOperator operator) {
    operator.copy(heard);
    exchange.operator().write(heard);
    exchange.operator().grant(operator.authority());
  }

  private void post(LoggedTick tick) {
    long nonce = spine.supervisor().nonce();
    exchange
        .mailbox()
        .post(REQUESTS[tick.request()], tick.argument(), tick.timely() ? nonce : nonce + 1);
  }

  private void take(ActionChunk chunk, long nanos) {
    exchange.chunks().put(chunk);
    clock.show(nanos);
    spine.servo().take();
  }
}
