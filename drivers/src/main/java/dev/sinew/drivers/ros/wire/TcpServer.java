package dev.sinew.drivers.ros.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Takes the connections of subscribers.
final class TcpServer implements AutoCloseable {

  private static final int MAX_CONNECTIONS = 256;
  private static final int HEADER_MILLIS = 5_000;
  private static final long PAUSE_NANOS = 10_000_000;

  private final ServerSocket socket;
  private final Registrar registrar;
  private final NodeThreads threads;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();

  private TcpServer(ServerSocket socket, Registrar registrar, NodeThreads threads) {
    this.socket = socket;
    this.registrar = registrar;
    this.threads = threads;
  }

  /// @return one that is bound to a free port and takes nobody yet
  static TcpServer bind(InetAddress address, Registrar registrar, NodeThreads threads)
      throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.bind(new InetSocketAddress(address, 0));
    return new TcpServer(socket, registrar, threads);
  }

  int port() {
    return socket.getLocalPort();
  }

  void start() {
    threads.start("takes connections", this::accept);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Connection connection = new Connection(socket.accept());
        open.add(connection);
        if (socket.isClosed() || open.size() > MAX_CONNECTIONS) drop(connection);
        else threads.start("serves", () -> serve(connection));
      } catch (IOException _) {
        LockSupport.parkNanos(PAUSE_NANOS); // closed, a client gone at once, no descriptor left
      }
    }
  }

  private void serve(Connection connection) {
    try {
      Map<String, String> request = connection.accepted(HEADER_MILLIS);
      String topic = request.getOrDefault("topic", "");
      TopicPublication publication = registrar.publication(topic).orElse(null);
      if (publication != null) publication.serve(connection, request);
      else connection.send(TcpHeader.encode(Map.of("error", refusal(request))));
    } catch (IOException _) {
      // Whoever it was is gone, or speaks something else.
    } finally {
      drop(connection);
    }
  }

  private static String refusal(Map<String, String> request) {
    String service = request.get("service");
    return service == null
        ? "this node does not publish " + Names.clean(request.getOrDefault("topic", "that"))
        : "this node does not offer " + Names.clean(service);
  }

  private void drop(Connection connection) {
    open.remove(connection);
    connection.close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // it takes nobody any more either way
    }
    open.forEach(this::drop);
  }
}
