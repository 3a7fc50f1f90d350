package dev.sinew.app.deploy;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import java.util.function.LongSupplier;

/// A policy with a backup that answers in its place once the formulas on the plan have refused what
/// it proposed; at the next observation the policy may try again. Inference thread.
public final class BackedPolicy implements Policy {

  private final Policy policy;
  private final Policy backup;
  private final LongSupplier refused;
  private long proposed = -1;
  private long answers;

  /// @param backup with the same streams, rows, step and interpolation
  /// @param refused sequence of the newest chunk that was refused, -1 while none was
  /// @throws IllegalArgumentException when the backup's chunks are not like the policy's
  public BackedPolicy(Policy policy, Policy backup, LongSupplier refused) {
    PolicySpec mine = policy.spec();
    PolicySpec its = backup.spec();
    if (its.chunkRows() > mine.chunkRows()
        || its.stepNanos() != mine.stepNanos()
        || its.interpolation() != mine.interpolation()
        || !mine.inputs().containsAll(its.inputs()))
      throw new IllegalArgumentException(
          its.label() + " cannot stand in for " + mine.label() + ": rows, step or inputs differ");
    this.policy = policy;
    this.backup = backup;
    this.refused = refused;
  }

  @Override
  public PolicySpec spec() {
    return policy.spec();
  }

  @Override
  public void reset(long seed) {
    proposed = -1;
    answers = 0;
    policy.reset(seed);
    backup.reset(seed);
  }

  @Override
  public ActionChunk infer(Observation observation) {
    if (proposed >= 0 && refused.getAsLong() == proposed) {
      proposed = -1;
      answers++;
      return backup.infer(observation);
    }
    ActionChunk chunk = policy.infer(observation);
    proposed = chunk.provenance().sequence();
    return chunk;
  }

  /// How often the backup answered.
  public long answers() {
    return answers;
  }

  @Override
  public void close() {
    policy.close();
    backup.close();
  }
}
