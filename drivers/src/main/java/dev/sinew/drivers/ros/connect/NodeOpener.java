package dev.sinew.drivers.ros.connect;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.runtime.Clock;

/// Joins a graph, the way that a checked section says.
@FunctionalInterface
public interface NodeOpener {

  /// @param clock the loop's, for arrival times
  /// @throws RosException when the graph cannot be reached
  RosNode open(Clock clock) throws RosException;
}
