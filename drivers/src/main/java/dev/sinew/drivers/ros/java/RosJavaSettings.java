package dev.sinew.drivers.ros.java;

/// @param masterUri as `http://127.0.0.1:11311`
/// @param nodeName absolute name in the graph
/// @param advertisedHost name or address under which others reach this node. rosjava takes
///     connections on loopback where it is `localhost` or starts with `127.`, on every interface
///     otherwise
public record RosJavaSettings(String masterUri, String nodeName, String advertisedHost) {

  boolean isLoopback() {
    return advertisedHost.equals("localhost") || advertisedHost.startsWith("127.");
  }
}
