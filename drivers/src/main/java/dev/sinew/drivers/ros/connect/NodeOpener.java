package dev.sinew.drivers.ros.connect;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.runtime.Clock;

/// Joins a graph.
@FunctionalInterface
public interface NodeOpener {

  /// @throws RosException when the graph cannot be reached
  RosNode open(NodeKeys keys, Clock clock) throws RosException;
}
