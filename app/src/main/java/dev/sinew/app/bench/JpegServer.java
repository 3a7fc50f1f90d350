package dev.sinew.app.bench;

import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An MJPEG camera on the loopback interface: the same few JPEGs again and again, at a fixed rate,
/// to any number of clients, on threads of its own.
final class JpegServer implements AutoCloseable {

  /// What its threads' names begin with.
  static final String THREAD = "bench camera";

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n";

  private final List<byte[]> jpegs;
  private final long periodNanos;
  private final Clock clock;
  private final ServerSocket server;

  JpegServer(List<byte[]> jpegs, long periodNanos, Clock clock) throws IOException {
    this.jpegs = jpegs;
    this.periodNanos = periodNanos;
    this.clock = clock;
    server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name(THREAD).start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofPlatform().daemon().name(THREAD).start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      OutputStream out = client.getOutputStream();
      out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
      long begin = clock.nanos();
      for (int n = 0; !server.isClosed(); n++) {
        clock.sleepUntil(begin + n * periodNanos);
        byte[] jpeg = jpegs.get(n % jpegs.size());
        String head = "--frame\r\nContent-Length: " + jpeg.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(jpeg);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
