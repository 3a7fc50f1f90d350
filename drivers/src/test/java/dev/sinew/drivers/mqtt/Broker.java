package dev.sinew.drivers.mqtt;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Eclipse Mosquitto for a test, on a port of this machine; skips the test where it is not
/// installed.
public final class Broker implements AutoCloseable {

  private static final String INSTALL = "apt install mosquitto mosquitto-clients";

  private final Path program = Peer.find("mosquitto", INSTALL);
  private final Path folder;
  private final int port;
  private Peer running;

  /// @param folder for its configuration
  /// @param lines of the configuration; none for one that lets everybody in
  public Broker(Path folder, String... lines) throws Exception {
    this.folder = folder;
    port = Await.freePort();
    String rules = lines.length == 0 ? "allow_anonymous true" : String.join("\n", lines);
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        "user root\nlistener %d 127.0.0.1\n%s\n"
            .formatted(port, rules.replace("FOLDER", folder.toString())));
    start();
  }

  /// Starts it again on the same port; it has forgotten everything.
  public void start() throws Exception {
    running = Peer.start(Map.of(), program, "-c", folder.resolve("mosquitto.conf"));
    Await.until("the broker", this::answers);
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      if (!running.isAlive()) throw new AssertionError("mosquitto ended at once", e);
      return false;
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  /// As a caller without user, password and TLS.
  public MqttSettings settings(String name) {
    return settings(name, url());
  }

  /// The same over a detour.
  public static MqttSettings settings(String name, String url) {
    return new MqttSettings(
        url,
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  /// SIGSTOP or SIGCONT: the kernel still takes what is sent to it, and nobody answers.
  public void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(running.pid())).start().waitFor();
  }

  /// What Mosquitto's own client sees of the next messages of a topic.
  ///
  /// @param format as of `mosquitto_sub -F`
  public String seen(String topic, int count, String format) throws IOException {
    Path client = Peer.find("mosquitto_sub", INSTALL);
    try (Peer sub =
        Peer.start(
            Map.of(), client, "-V", "5", "-q", 1, "-p", port, "-t", topic, "-C", count, "-W", 20,
            "-F", format)) {
      String line = "";
      for (int i = 0; i < count; i++) line = sub.lineWith("");
      return line;
    }
  }

  /// Without a word to anybody.
  public void kill() {
    running.close();
  }

  @Override
  public void close() {
    kill();
  }
}
