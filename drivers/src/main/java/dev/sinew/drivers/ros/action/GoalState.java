package dev.sinew.drivers.ros.action;

/// How far the server is with a goal: `actionlib_msgs/GoalStatus`, in the order of its numbers.
public enum GoalState {
  /// Not looked at yet; also before the server has said anything.
  PENDING(false),
  ACTIVE(false),
  /// Cancelled after it had begun.
  PREEMPTED(true),
  SUCCEEDED(true),
  ABORTED(true),
  REJECTED(true),
  /// To be cancelled, under way.
  PREEMPTING(false),
  /// To be cancelled, not begun.
  RECALLING(false),
  /// Cancelled before it had begun.
  RECALLED(true),
  /// The server went silent, or knows nothing of the goal: what the robot does is unknown.
  LOST(true);

  private final boolean terminal;

  GoalState(boolean terminal) {
    this.terminal = terminal;
  }

  /// Whether no other state follows.
  public boolean isTerminal() {
    return terminal;
  }

  /// @param number as it is in a message
  static GoalState numbered(long number) {
    return number >= 0 && number < values().length ? values()[(int) number] : LOST;
  }
}
