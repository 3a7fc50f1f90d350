package dev.sinew.policies.network;

import dev.sinew.policies.codec.ActionCodec;
import dev.sinew.policies.sampling.Gradient;
import dev.sinew.policies.sampling.Inpainting;
import dev.sinew.policies.sampling.PrefixWeights;
import dev.sinew.policies.sampling.RtcGuide;
import dev.sinew.policies.sampling.Sampling;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.PlanTail;
import java.util.Arrays;

/// How the plan in force enters the denoising of the next chunk: real-time chunking. Inference
/// thread.
///
/// @param head rows and values of a sample
/// @param codec brings the plan's commands to network units, relative to the new observation
/// @param firstRow step of row 0 relative to the observation, 0 or less; rows before the
///     observation are free
/// @param weights how the pull fades behind the committed rows
/// @param maxWeight the most that the pull may weigh
record PlanGuidance(
    Head.Denoising head, ActionCodec codec, int firstRow, PrefixWeights weights, double maxWeight) {

  /// Rows whose values are known before the run and kept: those that a network trained on prefixes
  /// is given.
  int givenRows(PlanTail tail) {
    return tail.isEmpty() || tail.use() == PlanTail.Use.GUIDED ? 0 : tail.committedRows();
  }

  /// The run's settings, with the tail in them; without a tail the settings as they are.
  ///
  /// @param gradient of the network; null for none
  Sampling into(Sampling sampling, Observation observation, Gradient gradient) {
    PlanTail tail = observation.tail();
    if (tail.isEmpty()) return sampling;
    float[] plan = plan(observation);
    return switch (tail.use()) {
      case GUIDED -> sampling.withGuide(guide(plan, tail, gradient));
      case TRAINED -> sampling.withInpainting(Inpainting.held(mask(tail), plan));
    };
  }

  private RtcGuide guide(float[] plan, PlanTail tail, Gradient gradient) {
    double[] fading = weights.weights(tail.committedRows(), tail.horizon(), head.rows() + firstRow);
    double[] placed = new double[head.rows()];
    System.arraycopy(fading, 0, placed, -firstRow, fading.length);
    return new RtcGuide(plan, placed, head.width(), maxWeight, gradient);
  }

  private boolean[] mask(PlanTail tail) {
    boolean[] mask = new boolean[head.rows() * head.width()];
    Arrays.fill(mask, 0, tail.committedRows() * head.width(), true);
    return mask;
  }

  /// The tail as a sample of the network, its first row where the chunk has the observation.
  private float[] plan(Observation observation) {
    double[] rows = codec.encode(observation.tail().values(), observation.states());
    float[] plan = new float[head.rows() * head.width()];
    int first = -firstRow * head.width();
    for (int k = 0; k < rows.length && first + k < plan.length; k++)
      plan[first + k] = (float) rows[k];
    return plan;
  }
}
