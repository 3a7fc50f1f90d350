package dev.sinew.policies.exercise;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.PolicySpec;

/// Plans an [Exercise] from the pose of the first observation; anew after a reset and in a new
/// epoch. Rows lie on one grid from there on, so that consecutive chunks are one curve. The seed
/// changes nothing. Inference thread.
final class ExercisePolicy implements Policy {

  private final PolicySpec spec;
  private final Exercise exercise;
  private final double[] from;
  private boolean begun;
  private int epoch;
  private long beginNanos;
  private long sequence;

  ExercisePolicy(PolicySpec spec, Exercise exercise) {
    this.spec = spec;
    this.exercise = exercise;
    from = new double[exercise.dof()];
  }

  @Override
  public PolicySpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed) {
    begun = false;
    sequence = 0;
  }

  @Override
  public ActionChunk infer(Observation observation) {
    if (!begun || observation.epoch() != epoch) begin(observation);
    long age = observation.atNanos() - beginNanos;
    long start = beginNanos + Math.floorDiv(age, spec.stepNanos()) * spec.stepNanos();
    int dof = exercise.dof();
    double[] values = new double[spec.chunkRows() * dof];
    for (int row = 0; row < spec.chunkRows(); row++) {
      double seconds = (start + row * spec.stepNanos() - beginNanos) * 1e-9;
      for (int i = 0; i < dof; i++) values[row * dof + i] = exercise.position(i, from[i], seconds);
    }
    return new ActionChunk(
        start,
        spec.stepNanos(),
        dof,
        values,
        new ActionChunk.Provenance(
            sequence++,
            observation.epoch(),
            observation.atNanos(),
            observation.prompt(),
            0,
            spec.label()));
  }

  private void begin(Observation observation) {
    StateWindow pose = observation.states().get(RobotSpec.JOINT_POSITION);
    if (pose == null)
      throw new PolicyException(spec.label() + ": no stream '" + RobotSpec.JOINT_POSITION + "'");
    for (int i = 0; i < from.length; i++) from[i] = pose.value(spec.observationSteps() - 1, i);
    beginNanos = observation.atNanos();
    epoch = observation.epoch();
    begun = true;
  }

  @Override
  public void close() {}
}
