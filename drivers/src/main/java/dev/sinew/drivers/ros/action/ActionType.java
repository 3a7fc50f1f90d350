package dev.sinew.drivers.ros.action;

import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;

/// The messages of an action.
///
/// @param goal with header, `goal_id` and `goal`
/// @param result with header, `status` and `result`
/// @param feedback with header, `status` and `feedback`
public record ActionType(String name, MessageType goal, MessageType result, MessageType feedback) {

  /// @param name as `control_msgs/FollowJointTrajectory`
  /// @throws IllegalArgumentException when its messages are not known here, in one line
  public static ActionType named(String name) {
    return new ActionType(
        name,
        RosTypes.message(name + "ActionGoal", Dialect.ROS1),
        RosTypes.message(name + "ActionResult", Dialect.ROS1),
        RosTypes.message(name + "ActionFeedback", Dialect.ROS1));
  }
}
