package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.runtime.rosmsg.MessageValue.Bool;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// A `std_msgs/Bool` by which the robot's own controller says whether it follows commands; nothing
/// said means no. Any thread.
final class ReadyTopic implements MessageListener {

  static final String TYPE = "std_msgs/Bool";

  private volatile Boolean said;

  @Override
  public void message(Group message, long arrivalNanos) {
    said = message.get("data") instanceof Bool(boolean ready) && ready;
  }

  boolean ready() {
    return said == Boolean.TRUE;
  }

  /// One clause; empty when the robot is ready.
  String trouble() {
    if (said == null) return "no message came that says whether the robot is ready";
    return said ? "" : "the robot says that it is not ready";
  }
}
