package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.node.RosException;

/// Where commands leave for the robot's controller. Sender thread, where nothing else is said.
interface CommandOutlet extends AutoCloseable {

  /// @param position the caller's
  /// @param sequence counts the servo's commands from 1, also those that never came here
  void send(double[] position, long sequence) throws RosException;

  /// What the package's table says.
  void stop() throws RosException;

  /// Nothing came for a moment.
  default void idle() throws RosException {}

  /// Whether the controller is there and takes commands. Any thread; no allocation.
  boolean ready();

  /// Why it does not, one clause; empty when it does. Any thread.
  String trouble();

  @Override
  void close();
}
