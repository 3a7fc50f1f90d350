package dev.sinew.app.replay;

import dev.sinew.app.deploy.Brain;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Spine;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.loop.TeleopLoop;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.safety.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A policy run in lock-step during which an operator takes joints and gives them back, recorded.
/// Notes for every tick what was put in, so that labels can be told without the arbiter.
final class OperatedEpisode {

  /// What was put in before a tick.
  ///
  /// @param granted joints of an operator whose device has spoken
  /// @param follows whether the clutch is held and the reading young enough
  record Put(long nanos, long granted, boolean follows) {}

  static final int TICKS = 3000;

  private final Deployment deployment;
  private final VirtualClock clock = new VirtualClock();
  final List<Put> puts = new ArrayList<>();
  private Path file;

  OperatedEpisode(Deployment deployment) {
    this.deployment = deployment;
  }

  Path file() {
    return file;
  }

  OperatedEpisode record(Path folder, Policy policy) throws IOException {
    Exchange exchange = Exchange.inProcess(deployment.exchange());
    try (EpisodeRecording tap = new EpisodeRecording(folder, deployment, 1, clock, false);
        Robot robot = deployment.openRobot(clock, exchange);
        Stage stage = deployment.openStage(clock, exchange)) {
      file = tap.target();
      tap.connect(exchange);
      Spine spine = Spine.wire(deployment, robot, exchange, clock);
      Brain brain =
          Brain.wire(deployment, stage, Optional.of(policy), exchange, tap.chunks(), clock);
      policy.reset(1);
      tap.reset(1, clock.nanos());
      for (Request request : new Request[] {Request.PLACE, Request.ARM, Request.START})
        ask(spine, request, tap);
      ScriptedHand hand = new ScriptedHand(clock, 0.4, -0.5, 0.2, -2, 0.3, 1.4, 0.5);
      TeleopLoop loop = new TeleopLoop(hand, List.of(), exchange, event -> {});
      for (int tick = 0; tick < TICKS; tick++) {
        if (tick % 10 == 0) loop.step(clock.nanos(), 0);
        loop.authority(authority(tick));
        tick(spine, brain, tap, hand, authority(tick));
      }
    }
    return this;
  }

  /// All joints, a release, three of them, a release, all to the end but for a moment.
  private static long authority(int tick) {
    if (tick < 503) return 0;
    if (tick < 1391) return 0b1111111;
    if (tick < 1777) return 0;
    if (tick < 2205) return 0b0001101;
    if (tick < 2206) return 0;
    return tick < 2700 ? 0b1111111 : 0b1110000;
  }

  private void ask(Spine spine, Request request, EpisodeRecording tap) {
    beat(spine);
    spine.exchange().mailbox().post(request, 1, spine.supervisor().nonce());
    spine.servo().sense();
    spine.servo().act(clock.nanos(), 0);
    finish(spine, tap);
    if (spine.exchange().mailbox().answer() != Answer.ACCEPTED)
      throw new IllegalStateException(spine.exchange().mailbox().answer().text());
  }

  private void tick(
      Spine spine, Brain brain, EpisodeRecording tap, ScriptedHand hand, long authority) {
    beat(spine);
    spine.servo().sense();
    brain.planner().orElseThrow().inference().step();
    spine.servo().take();
    long now = clock.nanos();
    boolean follows = hand.engaged && now - hand.stampNanos <= 100_000_000;
    puts.add(new Put(now, hand.spoke ? authority : 0, follows));
    spine.servo().act(now, 0);
    finish(spine, tap);
    tap.breathe(clock.nanos(), 0);
  }

  private void beat(Spine spine) {
    spine.exchange().beat().setRelease(clock.nanos());
  }

  private void finish(Spine spine, EpisodeRecording tap) {
    spine.exchange().ticks().drain(tap.ticks());
    clock.sleepUntil(clock.nanos() + spine.robot().spec().servoPeriodNanos());
  }
}
