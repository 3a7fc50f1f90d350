package dev.sinew.drivers.ros.node;

/// A topic that somebody publishes.
///
/// @param type as `sensor_msgs/JointState`, without `msg` in the middle
public record TopicInfo(String name, String type) {}
