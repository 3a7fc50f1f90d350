package dev.sinew.drivers.ros.bridge;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The server's end of a WebSocket (RFC 6455): handshake, whole frames, ping, close.
final class StubSocket implements AutoCloseable {

  static final int TEXT = 1;
  static final int BINARY = 2;
  private static final int CONTINUATION = 0;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final List<String> head = new ArrayList<>();
  private final BlockingQueue<Frame> waiting = new ArrayBlockingQueue<>(100);
  private Thread writer;

  private record Frame(int opcode, byte[] payload) {}

  StubSocket(Socket socket) throws IOException {
    this.socket = socket;
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = socket.getOutputStream();
    for (String line = headLine(); !line.isEmpty(); line = headLine()) head.add(line);
  }

  /// Of the client's request; empty where there is none.
  String header(String name) {
    return head.stream()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  void refuse(String status) throws IOException {
    out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes());
    socket.close();
  }

  void accept() throws IOException {
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: %s\r\n\r\n".formatted(accepted());
    out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    writer = Thread.ofVirtual().start(this::write);
  }

  private String accepted() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((header("Sec-WebSocket-Key") + MAGIC).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The next text; null when the client has gone.
  String read() throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      int first = in.read();
      if (first < 0) return null;
      byte[] payload = payload();
      switch (first & 0x0F) {
        case TEXT, CONTINUATION -> {
          text.append(new String(payload, StandardCharsets.UTF_8));
          if ((first & 0x80) != 0) return text.toString();
        }
        case PING -> write(PONG, payload);
        case CLOSE -> {
          write(CLOSE, payload);
          return null;
        }
        default -> {}
      }
    }
  }

  private byte[] payload() throws IOException {
    int second = in.readUnsignedByte();
    long length = second & 0x7F;
    if (length == 126) length = in.readUnsignedShort();
    else if (length == 127) length = in.readLong();
    byte[] mask = new byte[4];
    in.readFully(mask);
    byte[] payload = new byte[Math.toIntExact(length)];
    in.readFully(payload);
    for (int i = 0; i < payload.length; i++) payload[i] ^= mask[i & 3];
    return payload;
  }

  /// As a node of the graph.
  String id() {
    return "/client_" + socket.getPort();
  }

  void text(String text) {
    send(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Waits for nobody: of what a slow client does not take the oldest goes.
  void send(int opcode, byte[] payload) {
    while (!waiting.offer(new Frame(opcode, payload))) waiting.poll();
  }

  private void write() {
    try {
      while (true) {
        Frame frame = waiting.take();
        write(frame.opcode(), frame.payload());
      }
    } catch (IOException | InterruptedException _) {
      // The client went away.
    }
  }

  private synchronized void write(int opcode, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(10 + payload.length);
    frame.put((byte) (0x80 | opcode));
    if (payload.length < 126) frame.put((byte) payload.length);
    else if (payload.length < 0x10000) frame.put((byte) 126).putShort((short) payload.length);
    else frame.put((byte) 127).putLong(payload.length);
    frame.put(payload);
    out.write(frame.array(), 0, frame.position());
    out.flush();
  }

  private String headLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) throw new IOException("the client went away");
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    if (writer != null) writer.interrupt();
  }
}
