package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.xmlrpc.HttpAddress;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/// Whether others can reach this node under the host that it advertises, as far as that can be
/// known here: the first trouble of everybody who has two machines in a ROS graph.
final class Reachability {

  private static final String RIGHT =
      "set the advertised host (or ROS_IP, ROS_HOSTNAME) to this machine's address in the robot's"
          + " network and bind to it";

  private Reachability() {}

  /// @return what connections are taken at
  /// @throws RosException when the settings cannot work, in one line
  static InetAddress check(WireSettings settings, HttpAddress master) throws RosException {
    InetAddress bind = resolve("bind address", settings.bindAddress());
    InetAddress advertised = resolve("advertised host", settings.advertisedHost());
    if (bind.isLoopbackAddress() && !advertised.isLoopbackAddress())
      throw new RosException(
          "advertised host %s: nothing is taken there while the node binds to %s only: bind to it,"
                  .formatted(settings.advertisedHost(), settings.bindAddress())
              + " or to 0.0.0.0");
    if (advertised.isLoopbackAddress() && !isHere(resolve("ROS master", master.host())))
      throw new RosException(
          "advertised host %s: the ROS master %s is another machine and cannot reach this node: "
                  .formatted(settings.advertisedHost(), master)
              + RIGHT);
    return bind;
  }

  private static InetAddress resolve(String what, String host) throws RosException {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new RosException("%s %s: unknown host".formatted(what, host), e);
    }
  }

  private static boolean isHere(InetAddress address) throws RosException {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      throw new RosException("the network interfaces cannot be listed: " + e.getMessage(), e);
    }
  }
}
