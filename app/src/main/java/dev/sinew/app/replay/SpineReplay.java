package dev.sinew.app.replay;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Spine;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.runtime.tap.TickSink;

/// The very spine that moves arms, over a scratch exchange, fed with what a recorded one was fed
/// with.
///
/// Live, a chunk is taken after a tick's command, in lock-step before it: one taken at or after the
/// tick's own start belongs between the tick's two halves.
final class SpineReplay {

  private static final StandardRule[] RULES = StandardRule.values();
  private static final Request[] REQUESTS = Request.values();

  private final LogClock clock = new LogClock();
  private final Exchange exchange;
  private final LogRobot robot;
  private final Spine spine;

  SpineReplay(Deployment deployment, EpisodeLog log) {
    exchange = Exchange.inProcess(deployment.exchange());
    robot = new LogRobot(deployment.rig(), exchange, log);
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
  /// @param sink gets what was decided
  void tick(LoggedTick tick, ActionChunk chunk, long takenNanos, Runnable sensed, TickSink sink) {
    boolean before = chunk != null && takenNanos < tick.startNanos();
    if (before) take(chunk, takenNanos);
    robot.show(tick);
    exchange.beat().setRelease(tick.beatNanos());
    exchange.stopWord().clear();
    if (tick.stopAsked() >= 0) exchange.stopWord().ask(RULES[tick.stopAsked()]);
    if (tick.request() >= 0) post(tick);
    clock.show(tick.startNanos());
    spine.servo().sense();
    sensed.run();
    if (chunk != null && !before) take(chunk, takenNanos);
    clock.show(tick.endNanos());
    spine.servo().act(tick.deadlineNanos(), tick.skipped());
    exchange.ticks().drain(sink);
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
