package dev.sinew.app.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A real MQTT broker, mosquitto, on a free port of this machine; ended with the test.
public final class Broker implements AutoCloseable {

  private static final int TRIES = 2000;
  private static final long POLL_NANOS = 5_000_000;

  private final Path folder;
  private final int port;
  private Process process;

  /// Skips the test where there is no mosquitto.
  public Broker(Path folder) throws IOException {
    this.folder = folder;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    start();
  }

  private static String program(String name) {
    String found =
        Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/")
            .map(place -> place + name)
            .filter(file -> Files.isExecutable(Path.of(file)))
            .findFirst()
            .orElse(null);
    assumeTrue(found != null, "no " + name + " here: Debian's mosquitto and mosquitto-clients");
    return found;
  }

  /// After [#kill], with nothing left of what it kept.
  public void start() throws IOException {
    Path config = folder.resolve("mosquitto.conf");
    Files.writeString(config, "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
    process =
        new ProcessBuilder(program("mosquitto"), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    for (int i = 0; i < TRIES; i++) {
      try (Socket _ = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(POLL_NANOS); // not yet
      }
    }
    throw new AssertionError("mosquitto does not listen on " + port);
  }

  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  /// Listens with mosquitto's own client, `topic payload` a line, from now on.
  public List<String> lines(String filter) throws IOException {
    Process client =
        new ProcessBuilder(
                program("mosquitto_sub"),
                "-p",
                "" + port,
                "-V",
                "5",
                "-t",
                filter,
                "-q",
                "1",
                "-F",
                "%t %p")
            .start();
    List<String> lines = new CopyOnWriteArrayList<>();
    Thread.ofPlatform().daemon().start(() -> client.inputReader().lines().forEach(lines::add));
    process.onExit().thenRun(client::destroyForcibly);
    return lines;
  }

  /// Publishes with mosquitto's own client, QoS 1.
  public void publish(String topic, String payload) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder(
                program("mosquitto_pub"),
                "-p",
                "" + port,
                "-V",
                "5",
                "-t",
                topic,
                "-q",
                "1",
                "-m",
                payload)
            .start()
            .waitFor();
    if (exit != 0) throw new AssertionError("mosquitto_pub said " + exit);
  }

  @Override
  public void close() {
    kill();
  }
}
