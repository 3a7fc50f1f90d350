package dev.sinew.runtime.safety;

import dev.sinew.runtime.RobotCondition;

/// The robot's controller says that it does not follow.
record RobotConditionGuard() implements Guard {

  @Override
  public boolean broken(Evidence now) {
    return now.measured.condition() != RobotCondition.OPERATIONAL;
  }
}
