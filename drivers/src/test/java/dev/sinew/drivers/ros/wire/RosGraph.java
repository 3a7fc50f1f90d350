package dev.sinew.drivers.ros.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Peer;
import dev.sinew.drivers.ros.xmlrpc.HttpAddress;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcClient;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// ROS's own master on a free port, and programs of ROS around it; skips the test where there is no
/// ROS.
public final class RosGraph implements AutoCloseable {

  private static final String INSTALL =
      "Debian: apt install ros-core python3-rospy python3-rosmaster python3-rostopic"
          + " python3-sensor-msgs python3-std-msgs python3-actionlib rosout python3-rosbag";

  private static final int TRIES = 5;

  private final Path home;
  private final List<Peer> peers = new ArrayList<>();
  private int port;
  private Peer master;

  /// @param home for the logs
  public RosGraph(Path home) throws Exception {
    this.home = home;
    for (int i = 0; i < TRIES && !isUp(); i++) {
      port = Await.freePort(); // which somebody else may take before the master does
      startMaster();
    }
  }

  private boolean isUp() {
    return master != null && master.isAlive();
  }

  public String masterUri() {
    return "http://127.0.0.1:" + port + "/";
  }

  public void startMaster() throws Exception {
    master = Peer.start(environment(), Peer.find("rosmaster", INSTALL), "--core", "-p", "" + port);
    HttpAddress address = HttpAddress.parse(masterUri());
    try (XmlRpcClient client = new XmlRpcClient(2_000)) {
      Await.until("the master", () -> !isUp() || answers(client, address));
    }
  }

  private static boolean answers(XmlRpcClient client, HttpAddress address) {
    try {
      client.call(address, "getUri", "/test");
      return true;
    } catch (XmlRpcException _) {
      return false;
    }
  }

  /// As after a power cut.
  public void killMaster() {
    master.close();
  }

  /// A script of `drivers/src/test/python`, when it has said "ready".
  public Peer script(String name, Object... arguments) throws Exception {
    String python = Peer.systemPython("rospy, sensor_msgs, actionlib", INSTALL);
    List<Object> command = new ArrayList<>(List.of(python, "-u", Peer.script(name)));
    command.addAll(List.of(arguments));
    Peer peer = Peer.start(environment(), command.toArray());
    peers.add(peer);
    peer.lineWith("ready");
    return peer;
  }

  /// A program of ROS.
  public Peer program(String name, Object... arguments) throws IOException {
    List<Object> command = new ArrayList<>(List.of(Peer.find(name, INSTALL)));
    command.addAll(List.of(arguments));
    Peer peer = Peer.start(environment(), command.toArray());
    peers.add(peer);
    return peer;
  }

  /// A program of ROS that is on no path.
  public Peer binary(Path file, Object... arguments) throws IOException {
    assumeTrue(Files.isExecutable(file), "no " + file + ": " + INSTALL);
    List<Object> command = new ArrayList<>(List.of(file));
    command.addAll(List.of(arguments));
    Peer peer = Peer.start(environment(), command.toArray());
    peers.add(peer);
    return peer;
  }

  private Map<String, String> environment() {
    return Map.of(
        "ROS_MASTER_URI",
        masterUri(),
        "ROS_IP",
        "127.0.0.1",
        "ROS_HOME",
        home.toString(),
        "PYTHONUNBUFFERED",
        "1");
  }

  @Override
  public void close() {
    peers.reversed().forEach(Peer::close);
    master.close();
  }
}
