package dev.sinew.drivers.ros.node;

import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// Takes the messages of a topic.
public interface MessageListener {

  /// @param message decoded, of the type subscribed to
  /// @param arrivalNanos when its last byte was there, nanoseconds on the loop's clock
  void message(Group message, long arrivalNanos);
}
