package dev.sinew.app.replay;

import dev.sinew.runtime.ActionChunk;
import java.io.IOException;

/// A plan as it was recorded; see `Chunk.msg`.
///
/// @param offer what became of it, by ordinal
/// @param offeredNanos when
record LoggedChunk(ActionChunk chunk, int offer, long offeredNanos) {

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
        message.count("offer"),
        message.whole("offered_nanos"));
  }
}
