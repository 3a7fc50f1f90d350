package dev.sinew.drivers.ros.action;

import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;

/// An `actionlib_msgs/GoalStatus`.
record GoalStatus(String id, GoalState state, String text) {

  static GoalStatus of(Group message) {
    return new GoalStatus(
        text((Group) message.get("goal_id"), "id"),
        GoalState.numbered(((Whole) message.get("status")).value()),
        text(message, "text"));
  }

  private static String text(Group message, String field) {
    return ((Text) message.get(field)).value();
  }
}
