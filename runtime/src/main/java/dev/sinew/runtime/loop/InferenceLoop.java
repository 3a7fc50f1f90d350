package dev.sinew.runtime.loop;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.exchange.StopWord;
import dev.sinew.runtime.loop.ChunkOutlet.Offer;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.runtime.sync.ObservationAligner;

/// Observes, infers, offers, at the [Pace] of the schedule. Inference thread; may allocate.
///
/// A policy that throws or answers with something that is no plan is dead from then on: a stop is
/// asked for and [#failure] says why. One that has no answer this time ([NoAnswerException]) is
/// asked again a step later. The servo goes on by itself.
public final class InferenceLoop implements PacedStep {

  private final Policy policy;
  private final ObservationAligner aligner;
  private final Pace pace;
  private final ChunkOutlet outlet;
  private final StopWord stopWord;
  private final Epoch epoch;
  private final Clock clock;
  private long discarded;
  private volatile NoAnswerException silence;
  private volatile long unanswered;
  private volatile PolicyException failure;

  public InferenceLoop(
      Policy policy,
      ObservationAligner aligner,
      Pace pace,
      ChunkOutlet outlet,
      StopWord stopWord,
      Epoch epoch,
      Clock clock) {
    this.policy = policy;
    this.aligner = aligner;
    this.pace = pace;
    this.outlet = outlet;
    this.stopWord = stopWord;
    this.epoch = epoch;
    this.clock = clock;
  }

  /// Why the policy is dead; null while it lives. Any thread.
  public PolicyException failure() {
    return failure;
  }

  /// Chunks that came too late or from before a stop. Inference thread.
  public long discarded() {
    return discarded;
  }

  /// Observations that the policy had no answer to. Any thread.
  public long unanswered() {
    return unanswered;
  }

  /// Why the policy had no answer to its newest observation; null when it had one. Any thread.
  public NoAnswerException silence() {
    return silence;
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    step();
  }

  /// Infers when the next observation is due and every stream has reached it.
  ///
  /// @return whether it did
  public boolean step() {
    if (failure != null) return false;
    int current = epoch.current();
    long newest = aligner.newestCommonNanos();
    if (newest == Long.MIN_VALUE) return false;
    long at = pace.observeAt(newest, current);
    if (at == Pace.NOT_YET) return false;
    try {
      plan(aligner.align(at, current).with(pace.tail(at, current)));
    } catch (NoAnswerException e) {
      miss(e);
    } catch (PolicyException e) {
      die(e);
    } catch (RuntimeException e) {
      die(new PolicyException(policy.spec().name() + ": " + e, e));
    }
    return true;
  }

  private void plan(Observation observation) {
    ActionChunk chunk = policy.infer(observation);
    silence = null;
    Offer offer = outlet.offer(chunk, observation.tail(), clock.nanos());
    pace.offered(chunk, outlet.ticket());
    switch (offer) {
      case ACCEPTED -> {}
      case VOID, ELAPSED -> discarded++;
      case MISFIT ->
          throw new PolicyException(
              policy.spec().name()
                  + ": "
                  + chunk.rows()
                  + " rows of "
                  + chunk.dof()
                  + " values do not fit the robot");
      case NOT_FINITE -> {
        int at = chunk.firstNonFinite();
        throw new PolicyException(
            "%s: row %d, joint %d of chunk %d is %s"
                .formatted(
                    policy.spec().name(),
                    at / chunk.dof(),
                    at % chunk.dof(),
                    chunk.provenance().sequence(),
                    chunk.value(at / chunk.dof(), at % chunk.dof())));
      }
    }
  }

  private void miss(NoAnswerException e) {
    silence = e;
    unanswered++;
    pace.missed();
  }

  private void die(PolicyException e) {
    failure = e;
    stopWord.ask(StandardRule.SOURCE_FAILED);
  }
}
