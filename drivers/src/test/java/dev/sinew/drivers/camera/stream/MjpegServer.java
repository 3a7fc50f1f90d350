package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.camera.TimeCode;
import dev.sinew.drivers.camera.decode.Scene;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// JPEGs that show when they were taken, sent after a known delay, one after the other.
final class MjpegServer implements AutoCloseable {

  static final int WIDTH = 160;
  static final int HEIGHT = 120;
  static final int FPS = 20;
  static final long PERIOD_NANOS = 1_000_000_000L / FPS;

  final AtomicInteger drop = new AtomicInteger();
  final AtomicInteger freeze = new AtomicInteger();
  final AtomicInteger damage = new AtomicInteger();
  volatile String head = "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=b";
  volatile boolean lengths = true;
  volatile String asked = "";

  private final long delayNanos;
  private final ServerSocket server;
  private volatile Socket socket;

  MjpegServer(long delayNanos, int port) throws IOException {
    this.delayNanos = delayNanos;
    server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("mjpeg server").start(this::serve);
  }

  MjpegServer(long delayNanos) throws IOException {
    this(delayNanos, 0);
  }

  int port() {
    return server.getLocalPort();
  }

  String section(String more) {
    return """
    driver: mjpeg
    url: http://127.0.0.1:%d/stream?fps=20
    width: %d
    height: %d
    fps: %d
    max-first-frame-ms: 30000
    %s
    """
        .formatted(port(), WIDTH, HEIGHT, FPS, more);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket accepted = server.accept()) {
        socket = accepted;
        if (!server.isClosed()) send(accepted);
      } catch (IOException e) {
        // The client or the test has gone.
      }
    }
  }

  private void send(Socket to) throws IOException {
    asked = request(to);
    OutputStream out = to.getOutputStream();
    if (asked.isEmpty()) {
      out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return;
    }
    out.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    if (!head.contains("multipart")) return;
    byte[] jpeg = null;
    long begin = System.nanoTime();
    for (long n = 0; ; n++) {
      sleepUntil(begin + n * PERIOD_NANOS);
      long taken = System.nanoTime();
      if (took(drop)) continue;
      if (jpeg == null || !took(freeze))
        jpeg = Scene.jpeg(TimeCode.paint(taken / 1000, WIDTH, HEIGHT), WIDTH, HEIGHT);
      sleepUntil(taken + delayNanos);
      part(out, took(damage) ? java.util.Arrays.copyOf(jpeg, jpeg.length / 2) : jpeg);
    }
  }

  private static String request(Socket from) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    in.mark(1);
    int first = in.read();
    in.reset();
    if (first != 'G') return ""; // a TLS handshake
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine())
      head.append(line).append('\n');
    return head.toString();
  }

  private void part(OutputStream out, byte[] jpeg) throws IOException {
    String length = lengths ? "Content-Length: " + jpeg.length + "\r\n" : "";
    String head = "--b\r\nContent-Type: image/jpeg\r\n" + length + "\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(jpeg);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    if (!lengths) out.write("--b\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static boolean took(AtomicInteger orders) {
    return orders.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  private static void sleepUntil(long nanos) {
    while (System.nanoTime() - nanos < 0) LockSupport.parkNanos(nanos - System.nanoTime());
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (socket != null) socket.close();
  }
}
