package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosNodeContract;
import dev.sinew.runtime.MonotonicClock;

/// [RosNodeContract] for our own wire, with any master.
abstract class WireNodeContract extends RosNodeContract {

  abstract String masterUri();

  @Override
  protected final RosNode open(String name) throws Exception {
    return WireNode.open(local(masterUri(), name), new MonotonicClock());
  }

  static WireSettings local(String masterUri, String name) {
    return new WireSettings(masterUri, name, WireSettings.LOOPBACK, WireSettings.LOOPBACK);
  }
}
