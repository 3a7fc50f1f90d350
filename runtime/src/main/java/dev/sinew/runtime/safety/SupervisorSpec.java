package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import java.util.List;
import java.util.Optional;

/// The bounds that a supervisor holds. They start at the robot's own and can only be tightened.
///
/// @param joints bounds per joint, in the robot's order
/// @param maxFollowingError per joint, in its unit: how far measured and admitted position may
///     differ; infinity where it does not matter
/// @param followingErrorNanos for how long they may differ by more
/// @param maxStateAgeNanos oldest measured state that may be acted on
/// @param maxPlanAgeNanos oldest observation whose plan may still be followed
/// @param maxBrainSilenceNanos longest time without a sign of life of the brain
/// @param maxMissedPeriods servo periods that may be missed in a row
/// @param maxOverruns ticks in a row that may take longer than their period; three times as many
///     and three may within a second
/// @param standstillVelocity measured speed, unit/s, below which a joint counts as at rest
/// @param slowDownNanos time in which the soft reaction brings the arm to rest along its path
/// @param approachSpeed fraction of the velocity limits at which the arm goes to its first target
/// @param streams what is demanded of the sensors
/// @param workspace where the arm may be; empty where only its joints are bounded
/// @param formulas what is demanded in signal temporal logic
public record SupervisorSpec(
    List<JointSpec> joints,
    List<Double> maxFollowingError,
    long followingErrorNanos,
    long maxStateAgeNanos,
    long maxPlanAgeNanos,
    long maxBrainSilenceNanos,
    int maxMissedPeriods,
    int maxOverruns,
    double standstillVelocity,
    long slowDownNanos,
    double approachSpeed,
    List<StreamRule> streams,
    Optional<Workspace> workspace,
    List<FormulaRule> formulas) {

  /// Overruns in a row that are allowed where nothing else is said.
  public static final int OVERRUNS = 2;

  public SupervisorSpec {
    joints = List.copyOf(joints);
    maxFollowingError = List.copyOf(maxFollowingError);
    streams = List.copyOf(streams);
    formulas = List.copyOf(formulas);
  }

  /// With as many overruns as a robot of metal allows: two.
  public SupervisorSpec(
      List<JointSpec> joints,
      List<Double> maxFollowingError,
      long followingErrorNanos,
      long maxStateAgeNanos,
      long maxPlanAgeNanos,
      long maxBrainSilenceNanos,
      int maxMissedPeriods,
      double standstillVelocity,
      long slowDownNanos,
      double approachSpeed,
      List<StreamRule> streams,
      Optional<Workspace> workspace,
      List<FormulaRule> formulas) {
    this(
        joints,
        maxFollowingError,
        followingErrorNanos,
        maxStateAgeNanos,
        maxPlanAgeNanos,
        maxBrainSilenceNanos,
        maxMissedPeriods,
        OVERRUNS,
        standstillVelocity,
        slowDownNanos,
        approachSpeed,
        streams,
        workspace,
        formulas);
  }

  /// @throws IllegalArgumentException when a bound is looser than the robot's own, or the joints
  ///     differ
  void mustFit(RobotSpec robot) {
    if (joints.size() != robot.dof() || maxFollowingError.size() != robot.dof()) {
      throw new IllegalArgumentException(
          "limits for " + joints.size() + " joints, but " + robot.name() + " has " + robot.dof());
    }
    for (int i = 0; i < joints.size(); i++) {
      JointSpec limit = joints.get(i);
      JointSpec own = robot.joints().get(i);
      if (!limit.name().equals(own.name()) || limit.unit() != own.unit()) {
        throw new IllegalArgumentException("joint " + i + " is " + own + ", not " + limit);
      }
      if (limit.min() < own.min()
          || limit.max() > own.max()
          || limit.maxVelocity() > own.maxVelocity()
          || limit.maxAcceleration() > own.maxAcceleration()
          || limit.maxJerk() > own.maxJerk()) {
        throw new IllegalArgumentException(
            "limits of " + limit + " are looser than the robot's own: " + own);
      }
    }
  }
}
