package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.rosmsg.Dialect;

/// [BridgeNodeContract] with ROS 2 behind the server.
final class BridgeNodeRos2Test extends BridgeNodeContract {

  BridgeNodeRos2Test() {
    super(Dialect.ROS2);
  }
}
