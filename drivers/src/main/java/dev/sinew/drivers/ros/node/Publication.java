package dev.sinew.drivers.ros.node;

import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// A topic that this node publishes.
public interface Publication extends AutoCloseable {

  /// Hands a message to everybody who listens now. Never waits for a slow listener: one whose queue
  /// is full loses its oldest message. Any thread.
  void publish(Group message) throws RosException;

  /// How many listen now.
  int subscribers();

  @Override
  void close();
}
