package dev.sinew.drivers.ros.connect;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.runtime.Clock;
import java.util.Map;

/// Joins a graph by whatever wire the section names.
public final class RosConnect implements NodeOpener {

  private static final Map<String, NodeOpener> KINDS = Map.of();

  public RosConnect() {}

  @Override
  public RosNode open(NodeKeys keys, Clock clock) throws RosException {
    NodeOpener kind = KINDS.get(keys.kind());
    if (kind == null)
      throw new RosException("node kind '%s' is not one of %s".formatted(keys.kind(), KINDS.keySet()));
    return kind.open(keys, clock);
  }
}
