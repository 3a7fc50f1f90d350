package dev.sinew.app.replay;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import java.util.List;

/// Plans what was sent before: first the pose where the recorded motion began, until the arm is
/// measured there, then the motion itself at a chosen speed, then its last pose.
///
/// Inference thread; [#played] any thread.
public final class ReplayPolicy implements Policy {

  private final PolicySpec spec;
  private final Motion motion;
  private final double speed;
  private final double[] near;
  private int epoch = -1;
  private long beganNanos = Long.MIN_VALUE;
  private long sequence;
  private volatile double played;

  /// @param like of the robot that is to move: its rows, unit and interpolation
  /// @param stepNanos distance of the rows to plan
  /// @param speed 1 as it was, 0.5 half as fast
  /// @param near distance from the first pose at which the motion begins, per joint in its unit
  public ReplayPolicy(
      PolicySpec like, String name, long stepNanos, Motion motion, double speed, double[] near) {
    this.motion = motion;
    this.speed = speed;
    this.near = near.clone();
    spec =
        new PolicySpec(
            name,
            "recorded",
            List.of(new StreamSpec(RobotSpec.JOINT_POSITION, motion.dof(), like.unit())),
            List.of(),
            1,
            stepNanos,
            like.chunkRows(),
            Math.max(1, like.chunkRows() / 2),
            motion.dof(),
            like.unit(),
            like.interpolation());
  }

  @Override
  public PolicySpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed) {
    beganNanos = Long.MIN_VALUE;
    played = 0;
  }

  @Override
  public ActionChunk infer(Observation observation) {
    if (observation.epoch() != epoch) reset(0);
    epoch = observation.epoch();
    long at = observation.atNanos();
    if (beganNanos == Long.MIN_VALUE && there(observation.states().get(RobotSpec.JOINT_POSITION)))
      beganNanos = at;
    double[] values = new double[spec.chunkRows() * spec.dof()];
    for (int row = 0; row < spec.chunkRows(); row++)
      for (int i = 0; i < spec.dof(); i++)
        values[row * spec.dof() + i] = value(at + row * spec.stepNanos(), i);
    played = fraction(at);
    return new ActionChunk(
        at,
        spec.stepNanos(),
        spec.dof(),
        values,
        new ActionChunk.Provenance(sequence++, epoch, at, observation.prompt(), 0, spec.label()));
  }

  private boolean there(StateWindow measured) {
    for (int i = 0; i < spec.dof(); i++)
      if (!(Math.abs(measured.value(0, i) - motion.at(motion.startNanos(), i)) <= near[i]))
        return false;
    return true;
  }

  private double value(long nanos, int joint) {
    long then = motion.startNanos();
    if (beganNanos != Long.MIN_VALUE) then += Math.round((nanos - beganNanos) * speed);
    return spec.interpolation() == Interpolation.HOLD
        ? motion.at(then, joint)
        : motion.between(then, joint);
  }

  private double fraction(long nanos) {
    if (beganNanos == Long.MIN_VALUE) return 0;
    double length = Math.max(1, motion.endNanos() - motion.startNanos());
    return Math.min(1, (nanos - beganNanos) * speed / length);
  }

  /// How much of the motion was planned, 0..1.
  public double played() {
    return played;
  }

  @Override
  public void close() {}
}
