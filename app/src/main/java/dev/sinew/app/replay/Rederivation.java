package dev.sinew.app.replay;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.port.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Derives every decision of a recorded episode again: each tick by the spine from what the tick
/// saw, each chunk by the policy from what the policy saw. The first difference ends it.
public final class Rederivation {

  /// @param ticks derived again, the one that differs among them
  /// @param believed ticks before the arming of an episode that was not its session's first
  /// @param chunks computed again
  /// @param beyond chunks planned from states behind the last tick of the file
  /// @param difference the first; empty when everything is as recorded
  public record Report(
      long ticks, long believed, long chunks, int beyond, Optional<String> difference) {}

  private final Deployment deployment;
  private final EpisodeLog log;
  private final List<String> joints;
  private final ChunkComparison comparison;
  private Optional<String> difference = Optional.empty();
  private long chunks;

  /// @param deployment as it was
  public Rederivation(Deployment deployment, EpisodeLog log) {
    this.deployment = deployment;
    this.log = log;
    joints = deployment.rig().robot().joints().stream().map(JointSpec::name).toList();
    comparison = new ChunkComparison(joints);
  }

  /// @param policy as it was; empty when its chunks are to be believed
  /// @param progress gets the ticks done so far
  /// @throws IOException in one line when the recording is incomplete or not of this robot
  public Report run(Optional<Policy> policy, LongConsumer progress) throws IOException {
    SpineReplay spine = new SpineReplay(deployment, log);
    Deliveries deliveries = new Deliveries(log.file(), log.chunks());
    TickCheck check = new TickCheck(log.file(), deployment.rig());
    PolicyReplay brain =
        policy.isEmpty()
            ? null
            : new PolicyReplay(deployment, log, policy.get(), spine.exchange(), this::planned);
    EpisodeLog.Cursor<LoggedTick> cursor = log.ticks();
    TickComparison decisions = null;
    long ticks = 0;
    for (LoggedTick tick = cursor.next(); tick != null && difference.isEmpty(); ) {
      check.mustFit(tick);
      if (decisions == null)
        decisions = new TickComparison(joints, deployment.rules(), tick.startNanos());
      derive(tick, deliveries.takenBy(tick), spine, brain, decisions);
      progress.accept(++ticks);
      tick = cursor.next();
    }
    long believed = spine.believed();
    return new Report(
        ticks - believed, believed, chunks, brain == null ? 0 : brain.left(), difference);
  }

  private void derive(
      LoggedTick tick,
      LoggedChunk taken,
      SpineReplay spine,
      PolicyReplay brain,
      TickComparison decisions) {
    spine.tick(
        tick,
        taken == null ? null : taken.chunk(),
        tick.takenNanos(),
        () -> look(brain, tick),
        slot -> decisions.compare(tick, slot).ifPresent(found -> differs(found.toString())));
  }

  private static void look(PolicyReplay brain, LoggedTick tick) {
    if (brain == null) return;
    try {
      brain.sensed(tick);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void planned(LoggedChunk recorded, ActionChunk again) {
    chunks++;
    comparison.compare(recorded.chunk(), again).ifPresent(this::differs);
  }

  private void differs(String what) {
    if (difference.isEmpty()) difference = Optional.of(what);
  }
}
