package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.rosmsg.Dialect;

/// [BridgeNodeContract] with ROS 1 behind the server.
final class BridgeNodeRos1Test extends BridgeNodeContract {

  BridgeNodeRos1Test() {
    super(Dialect.ROS1);
  }
}
