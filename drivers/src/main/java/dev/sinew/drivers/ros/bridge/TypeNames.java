package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.rosmsg.Dialect;

/// `sensor_msgs/JointState` here, `sensor_msgs/msg/JointState` where ROS 2 is behind the server.
final class TypeNames {

  private TypeNames() {}

  static String ofServer(String name, Dialect dialect) {
    String ours = ours(name);
    return dialect == Dialect.ROS1 ? ours : ours.replace("/", "/msg/");
  }

  static String ours(String name) {
    return name.replace("/msg/", "/");
  }
}
