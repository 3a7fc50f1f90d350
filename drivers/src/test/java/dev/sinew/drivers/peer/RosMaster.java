package dev.sinew.drivers.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// A ROS 1 master of its own on a free port of this machine. Skips the test where there is none.
public final class RosMaster implements AutoCloseable {

  private static final String INSTALL = "apt-get install python3-rosmaster python3-rospy";

  private final Path home;
  private final int port;
  private Peer master;

  private RosMaster(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  public static RosMaster start() throws Exception {
    Path program = Peer.find("rosmaster", INSTALL);
    RosMaster master = new RosMaster(Files.createTempDirectory("ros"), Await.freePort());
    master.start(program);
    return master;
  }

  private void start(Path program) throws Exception {
    master = Peer.start(environment(), program, "--core", "-p", port);
    Await.until("the master", this::answers);
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return true;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  public String uri() {
    return "http://127.0.0.1:" + port;
  }

  /// What a node of this graph needs.
  public Map<String, String> environment() {
    return Map.of("ROS_MASTER_URI", uri(), "ROS_IP", "127.0.0.1", "ROS_HOME", home.toString());
  }

  /// A rospy script of `drivers/src/test/python`.
  public Peer script(String name, Object... arguments) throws Exception {
    String python = Peer.systemPython("rospy, sensor_msgs, trajectory_msgs", INSTALL);
    Object[] command =
        Stream.concat(Stream.of(python, Peer.script(name)), Stream.of(arguments)).toArray();
    return Peer.start(environment(), command);
  }

  /// The master is gone, and then there again, without its memory.
  public void restart() throws Exception {
    master.close();
    start(Peer.find("rosmaster", INSTALL));
  }

  @Override
  public void close() throws IOException {
    master.close();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
