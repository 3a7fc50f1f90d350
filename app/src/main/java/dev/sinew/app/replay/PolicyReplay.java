package dev.sinew.app.replay;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.sync.FrameRing;
import dev.sinew.runtime.sync.ObservationAligner;
import dev.sinew.runtime.sync.StateRing;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lets a policy look at what was observed when each recorded chunk was planned. Fed tick by tick,
/// as far as the streams had come when the policy looked.
final class PolicyReplay {

  private static final int FRAMES = 16;

  /// Who compares.
  @FunctionalInterface
  interface Answer {

    void planned(LoggedChunk recorded, ActionChunk again) throws IOException;
  }

  private final Policy policy;
  private final ObservationAligner aligner;
  private final boolean asRecorded;
  private final Exchange exchange;
  private final Deque<LoggedChunk> due;
  private final Deque<EpisodeLog.Reset> resets;
  private final Map<String, FrameRing> rings = new LinkedHashMap<>();
  private final Map<String, EpisodeLog.Cursor<Frame>> cursors = new LinkedHashMap<>();
  private final Map<String, Frame> ahead = new LinkedHashMap<>();
  private final Answer answer;

  /// @param exchange in which the states arrive
  PolicyReplay(
      Deployment deployment, EpisodeLog log, Policy policy, Exchange exchange, Answer answer)
      throws IOException {
    this.policy = policy;
    this.exchange = exchange;
    this.answer = answer;
    due = new ArrayDeque<>(log.chunks());
    resets = new ArrayDeque<>(log.resets());
    PolicySpec spec = policy.spec();
    Map<String, StateRing> streams = new LinkedHashMap<>();
    for (StreamSpec input : spec.inputs()) streams.put(input.name(), exchange.ring(input.name()));
    for (ImageSpec image : spec.cameras()) {
      if (image.optional() && log.stillCodec(image.camera()) == null) continue;
      rings.put(image.camera(), new FrameRing(FRAMES));
      cursors.put(image.camera(), log.frames(image.camera()));
    }
    aligner =
        new ObservationAligner(
            streams, rings, spec.observationSteps(), spec.stepNanos(), deployment.prompt());
    asRecorded = deployment.prompt().equals(log.word("prompt"));
  }

  /// A tick's state is in the exchange: plans whatever was planned from observations that are
  /// complete by now.
  void sensed(LoggedTick tick) throws IOException {
    while (!due.isEmpty() && isComplete(due.peek(), tick)) plan(due.remove());
  }

  private boolean isComplete(LoggedChunk chunk, LoggedTick tick) {
    long observed = chunk.chunk().provenance().observedNanos();
    if (tick.stateNanos() < observed) return false;
    for (StreamSpec input : policy.spec().inputs())
      if (exchange.ring(input.name()).newestNanos() < observed) return false;
    return true;
  }

  private void plan(LoggedChunk recorded) throws IOException {
    while (!resets.isEmpty() && resets.peek().nanos() <= recorded.offeredNanos())
      policy.reset(resets.remove().seed());
    ActionChunk.Provenance from = recorded.chunk().provenance();
    if (asRecorded) aligner.prompt(from.prompt()); // it may have been changed during the episode
    for (String camera : rings.keySet()) show(camera, from.observedNanos());
    Observation seen = aligner.align(from.observedNanos(), from.epoch()).with(recorded.tail());
    answer.planned(recorded, policy.infer(seen));
  }

  private void show(String camera, long untilNanos) throws IOException {
    while (true) {
      Frame frame = ahead.containsKey(camera) ? ahead.get(camera) : cursors.get(camera).next();
      ahead.put(camera, frame);
      if (frame == null || frame.stampNanos() > untilNanos) return;
      rings.get(camera).publish(frame);
      ahead.remove(camera);
    }
  }

  /// Chunks whose observations never became complete.
  int left() {
    return due.size();
  }
}
