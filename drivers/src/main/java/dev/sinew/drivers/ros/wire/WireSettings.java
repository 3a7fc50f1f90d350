package dev.sinew.drivers.ros.wire;

import java.util.Map;

/// @param masterUri as `http://127.0.0.1:11311`
/// @param nodeName absolute name in the graph, as `/sinew`
/// @param advertisedHost name or address under which others reach this node
/// @param bindAddress what connections are taken at; `0.0.0.0` for every interface
public record WireSettings(
    String masterUri, String nodeName, String advertisedHost, String bindAddress) {

  public static final String LOOPBACK = "127.0.0.1";

  private static final String DEFAULT_MASTER = "http://127.0.0.1:11311";

  /// What is not given comes from the environment, as every ROS node reads it: `ROS_MASTER_URI`,
  /// and for the advertised host `ROS_HOSTNAME` before `ROS_IP`; otherwise loopback. Connections
  /// are taken on loopback unless an address is given.
  ///
  /// @param masterUri may be empty, as the following ones
  public static WireSettings of(
      String nodeName,
      String masterUri,
      String advertisedHost,
      String bindAddress,
      Map<String, String> environment) {
    return new WireSettings(
        first(masterUri, environment.get("ROS_MASTER_URI"), DEFAULT_MASTER),
        nodeName,
        first(advertisedHost, environment.get("ROS_HOSTNAME"), environment.get("ROS_IP"), LOOPBACK),
        first(bindAddress, LOOPBACK));
  }

  private static String first(String... candidates) {
    for (String candidate : candidates)
      if (candidate != null && !candidate.isBlank()) return candidate.strip();
    return "";
  }
}
