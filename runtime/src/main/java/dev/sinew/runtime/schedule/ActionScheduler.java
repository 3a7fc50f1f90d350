package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.PlanStatus;

/// Places chunk rows on the time axis and reads them at plan time.
///
/// **Plan time** is the clock's while the arm follows. Where it is slowed, plan time runs slower
/// (`rate` below 1) and the arm goes slower along the same path; a new chunk, planned from where
/// the arm really is, brings plan time back to the clock's.
///
/// Before the first chunk of an epoch the measured pose is held, latched once. Where the rows run
/// out the last is held, after a deceleration along the last direction within one step where rows
/// are interpolated. A new epoch voids every chunk.
///
/// **Thread.** Servo; no allocation.
public interface ActionScheduler {

  /// The buffer to fill with a new chunk, which [#offer] then hands in.
  ChunkBuffer incoming();

  /// Brings the declared rotations in [#incoming] to unit length.
  ///
  /// @return false when one of them is far from unit length: no rotation
  boolean normalize();

  /// Makes the chunk in [#incoming] the next one; a chunk handed in earlier and not yet due is
  /// replaced.
  ///
  /// @return false, and nothing changed, when all of its rows have passed
  boolean offer(long nowNanos);

  /// Writes the command for `nowNanos`.
  ///
  /// @param rate how much of the time since the last tick the plan moves on, 0..1
  PlanStatus sample(long nowNanos, double rate, JointStateView measured, JointCommand command);

  /// Says where the plan is after the last [#sample].
  void report(PlanState out);
}
