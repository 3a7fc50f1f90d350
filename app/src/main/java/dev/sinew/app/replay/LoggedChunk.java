package dev.sinew.app.replay;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.PlanTail;
import java.io.IOException;

/// A plan as it was recorded; see `Chunk.msg`.
///
/// @param tail what its policy saw of the plan in force
/// @param offer what became of it, by ordinal
/// @param tail what its policy saw of the plan in force
/// @param offeredNanos when
record LoggedChunk(ActionChunk chunk, PlanTail tail, int offer, long offeredNanos) {

  private static final PlanTail.Use[] USES = PlanTail.Use.values();

  static LoggedChunk of(Message message) throws IOException {
    int dof = message.count("dof");
    double[] values = message.doubles("values");
    if (dof < 1 || values.length == 0 || values.length % dof != 0)
      throw message.problem(values.length + " values are not rows of " + dof);
    long step = message.whole("step_nanos");
    if (step <= 0) throw message.problem("step_nanos is " + step + ", must be positive");
    return new LoggedChunk(
        new ActionChunk(
            message.whole("start_nanos"),
            step,
            dof,
            values,
            new ActionChunk.Provenance(
                message.whole("sequence"),
                message.count("epoch"),
                message.whole("observed_nanos"),
                message.text("prompt"),
                message.whole("noise_seed"),
                message.text("policy"))),
        tail(message, dof),
        message.count("offer"),
        message.whole("offered_nanos"));
  }

  /// Episodes from before tails were passed on do not have the fields.
  private static PlanTail tail(Message message, int dof) throws IOException {
    if (!message.has("tail")) return PlanTail.NONE;
    double[] values = message.doubles("tail");
    if (values.length == 0) return PlanTail.NONE;
    int use = message.count("tail_use");
    if (use < 0 || use >= USES.length) throw message.problem("tail_use is " + use);
    try {
      return new PlanTail(
          USES[use], dof, values, message.count("committed_rows"), message.count("tail_horizon"));
    } catch (IllegalArgumentException e) {
      throw message.problem("tail: " + e.getMessage());
    }
  }
}
