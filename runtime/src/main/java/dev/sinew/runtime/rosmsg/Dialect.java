package dev.sinew.runtime.rosmsg;

/// Whose rules a definition follows.
public enum Dialect {
  /// <https://wiki.ros.org/msg>: `time` and `duration` are built in, `byte` is signed, `Header` is
  /// `std_msgs/Header` wherever it stands.
  ROS1,
  /// <https://docs.ros.org/en/rolling/Concepts/Basic/About-Interfaces.html>: bounds, defaults,
  /// `wstring`; `byte` is unsigned; a type without fields has one hidden byte.
  ROS2
}
