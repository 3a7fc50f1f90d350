package dev.sinew.drivers.ros.connect;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.wire.WireNode;
import dev.sinew.drivers.ros.wire.WireSettings;
import dev.sinew.runtime.Clock;

/// Joins a graph by whatever wire the section names.
public final class RosConnect implements NodeOpener {

  public RosConnect() {}

  @Override
  public RosNode open(NodeKeys keys, Clock clock) throws RosException {
    return switch (keys.kind()) {
      case "tcpros" -> WireNode.open(tcpros(keys), clock);
      default -> throw new RosException("no node of kind '" + keys.kind() + "' is here");
    };
  }

  private static WireSettings tcpros(NodeKeys keys) {
    return WireSettings.of(keys.name(), keys.master(), keys.host(), keys.bind(), System.getenv());
  }
}
