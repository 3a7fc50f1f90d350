package dev.sinew.app.replay;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Outcome;
import dev.sinew.runtime.tap.TickSlot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What would have been decided on the same measurements with something changed: other limits, a
/// later plan, another policy. The arm is not simulated: it measures what it measured then, so that
/// the answer is right up to the first command that differs and a hint behind it.
public final class WhatIf {

  /// @param ticks in which the arm followed commands, then
  /// @param differing of them, ticks with another command
  /// @param firstSeconds when the first of them came after the first tick, NaN when none did
  /// @param largest difference of a command, per joint in its unit
  /// @param before what the supervisor said then, per tick
  /// @param after what it would have said
  /// @param starvedBefore ticks without a row, then
  /// @param starvedAfter ticks without a row
  /// @param stop the rule that would have stopped the arm, and when, where none had
  public record Report(
      long ticks,
      long differing,
      double firstSeconds,
      double[] largest,
      Map<Outcome, Long> before,
      Map<Outcome, Long> after,
      long starvedBefore,
      long starvedAfter,
      Optional<String> stop) {}

  private record Delivery(ActionChunk chunk, long nanos) {}

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Deployment deployment;
  private final EpisodeLog log;
  private final long lateNanos;
  private final Deque<Delivery> underWay = new ArrayDeque<>();
  private final Map<LoggedChunk, ActionChunk> planned = new HashMap<>();
  private final Map<Outcome, Long> before = new EnumMap<>(Outcome.class);
  private final Map<Outcome, Long> after = new EnumMap<>(Outcome.class);
  private final double[] largest;
  private long originNanos = Long.MIN_VALUE;
  private long ticks;
  private long differing;
  private long firstNanos = Long.MIN_VALUE;
  private long starvedBefore;
  private long starvedAfter;
  private Optional<String> stop = Optional.empty();

  /// @param deployment with what is to be changed; of a robot with the same joints and streams
  /// @param lateNanos by how much every plan arrives later
  public WhatIf(Deployment deployment, EpisodeLog log, long lateNanos) {
    this.deployment = deployment;
    this.log = log;
    this.lateNanos = lateNanos;
    largest = new double[deployment.rig().robot().dof()];
  }

  /// @param policy plans instead of the one that did; empty for the recorded plans
  public Report run(Optional<Policy> policy) throws IOException {
    SpineReplay spine = new SpineReplay(deployment, log);
    List<LoggedChunk> chunks = log.chunks();
    Deliveries deliveries = new Deliveries(log.file(), chunks);
    PolicyReplay brain =
        policy.isEmpty()
            ? null
            : new PolicyReplay(deployment, log, policy.get(), spine.exchange(), planned::put);
    TickCheck check = new TickCheck(log.file(), deployment.rig());
    EpisodeLog.Cursor<LoggedTick> cursor = log.ticks();
    for (LoggedTick tick = cursor.next(); tick != null; tick = cursor.next()) {
      check.mustFit(tick);
      if (originNanos == Long.MIN_VALUE) originNanos = tick.startNanos();
      LoggedChunk taken = deliveries.takenBy(tick);
      if (taken != null) underWay.add(new Delivery(plan(taken), tick.takenNanos() + lateNanos));
      step(tick, spine, brain);
    }
    return new Report(
        ticks,
        differing,
        firstNanos == Long.MIN_VALUE ? Double.NaN : (firstNanos - originNanos) * 1e-9,
        largest,
        Map.copyOf(before),
        Map.copyOf(after),
        starvedBefore,
        starvedAfter,
        stop);
  }

  private ActionChunk plan(LoggedChunk taken) {
    return planned.getOrDefault(taken, taken.chunk());
  }

  private void step(LoggedTick tick, SpineReplay spine, PolicyReplay brain) {
    boolean due =
        !underWay.isEmpty()
            && (underWay.peek().nanos() <= tick.startNanos()
                || tick.taken() >= 0 && lateNanos == 0);
    Delivery delivery = due ? underWay.remove() : null;
    LoggedTick fed = tick;
    spine.tick(
        fed,
        delivery == null ? null : delivery.chunk(),
        delivery == null ? 0 : delivery.nanos(),
        () -> look(brain, fed),
        slot -> compare(fed, slot));
  }

  private static void look(PolicyReplay brain, LoggedTick tick) {
    if (brain == null) return;
    try {
      brain.sensed(tick);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare(LoggedTick then, TickSlot now) {
    boolean ran = then.running();
    if (stop.isEmpty() && ran && now.mode() == Mode.STOPPING)
      stop =
          Optional.of(
              "%s, %.3f s after the first tick"
                  .formatted(
                      deployment.rules().rule(now.cause()).text(),
                      (then.startNanos() - originNanos) * 1e-9));
    if (!ran) return;
    ticks++;
    before.merge(OUTCOMES[then.outcome()], 1L, Long::sum);
    after.merge(now.outcome(), 1L, Long::sum);
    if (then.plan() == PlanStatus.STARVED.ordinal()) starvedBefore++;
    if (now.plan() == PlanStatus.STARVED) starvedAfter++;
    boolean same = true;
    for (int i = 0; i < largest.length; i++) {
      largest[i] = Math.max(largest[i], Math.abs(now.sent(i) - then.sent()[i]));
      if (!TickComparison.same(now.sent(i), then.sent()[i])) same = false;
    }
    if (same) return;
    differing++;
    if (firstNanos == Long.MIN_VALUE) firstNanos = then.startNanos();
  }

  /// Joints whose commands are compared.
  public List<String> joints() {
    List<String> names = new ArrayList<>();
    deployment.rig().robot().joints().forEach(joint -> names.add(joint.name()));
    return names;
  }
}
