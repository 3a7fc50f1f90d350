package dev.sinew.runtime.safety;

/// Why the arm was brought to rest.
public enum StopReason {
  EPISODE_END("the episode ended"),
  OPERATOR("the operator asked for a stop"),
  COMMAND_NOT_FINITE("a command was not a finite number"),
  COMMAND_DIMENSION("a command had the wrong number of joints"),
  STATE_STALE("the robot's state is too old"),
  PLAN_STALE("the plan is too old: the policy no longer answers"),
  SOURCE_FAILED("the policy failed");

  private final String text;

  StopReason(String text) {
    this.text = text;
  }

  /// One clause for people.
  public String text() {
    return text;
  }
}
