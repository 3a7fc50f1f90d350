package dev.sinew.drivers.ros.camera;

import dev.sinew.drivers.ros.message.Header;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;

/// A message that came.
///
/// @param count the publisher's own, or else ours of what arrived
record Arrived(Group message, Header header, long arrivalNanos, long count) {

  /// @param ours number of the message on this topic
  static Arrived of(Group message, long arrivalNanos, long ours) {
    return new Arrived(message, Header.of(message), arrivalNanos, count(message, ours));
  }

  /// ROS 1 counts a publisher's messages in the header; ROS 2 does not, and bridges leave a zero.
  private static long count(Group message, long ours) {
    Group header = (Group) message.get("header");
    if (header.type().indexOf("seq") < 0) return ours;
    return header.get("seq") instanceof Whole(long seq) && seq > 0 ? seq : ours;
  }
}
