package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.xmlrpc.XmlRpcServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/// A publisher that says whatever bytes a test wants.
final class FakePublisher implements AutoCloseable {

  private final XmlRpcServer api;
  private final ServerSocket topics;
  private volatile Socket client;

  /// @param said after its header, to everyone who comes; the connection stays open
  FakePublisher(Map<String, String> header, byte[] said) throws IOException {
    this(0, header, said);
  }

  /// @param port for its topics, 0 takes a free one
  FakePublisher(int port, Map<String, String> header, byte[] said) throws IOException {
    topics = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(() -> serve(header, said));
    api = api(topics.getLocalPort());
  }

  /// The part that other nodes ask; what it promises need not exist.
  static XmlRpcServer api(int topicsPort) throws IOException {
    XmlRpcServer api =
        new XmlRpcServer(
            InetAddress.getLoopbackAddress(), 0, Thread.ofPlatform().daemon().factory());
    api.start(call -> List.of(1L, "ready", List.of("TCPROS", "127.0.0.1", (long) topicsPort)));
    return api;
  }

  String uri() {
    return uri(api);
  }

  static String uri(XmlRpcServer api) {
    return "http://127.0.0.1:" + api.port() + "/";
  }

  private void serve(Map<String, String> header, byte[] said) {
    while (!topics.isClosed()) {
      try (Socket now = topics.accept()) {
        client = now;
        TcpHeader.read(now.getInputStream());
        now.getOutputStream().write(TcpHeader.encode(header));
        now.getOutputStream().write(said);
        now.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      } catch (IOException _) {
        // the next one may stay
      }
    }
  }

  @Override
  public void close() throws IOException {
    api.close();
    topics.close();
    if (client != null) client.close();
  }

  /// A service's server: reads a header, answers these bytes, leaves the connection open.
  static ServerSocket service(byte[] answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (Socket client = server.accept()) {
                InputStream in = client.getInputStream();
                TcpHeader.read(in);
                client.getOutputStream().write(answer);
                in.transferTo(java.io.OutputStream.nullOutputStream());
              } catch (IOException _) {
                // the caller is gone
              }
            });
    return server;
  }
}
