package dev.sinew.policies.remote;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;

/// A websocket server of sockets and bytes (RFC 6455), that answers as a test tells it to, one
/// script entry per request, and says nothing when the script is over.
final class FakeServer implements AutoCloseable {

  /// What happens on a request.
  interface Reaction {
    void to(byte[] request, Line line) throws IOException;
  }

  /// The way to one client.
  record Line(Socket socket, OutputStream out) {

    void frame(int opcode, byte[] payload) throws IOException {
      out.write(0x80 | opcode);
      if (payload.length < 126) {
        out.write(payload.length);
      } else {
        out.write(127);
        for (int shift = 56; shift >= 0; shift -= 8)
          out.write((int) ((long) payload.length >>> shift));
      }
      out.write(payload);
      out.flush();
    }

    void answer(Map<String, ?> message) throws IOException {
      frame(2, Message.write(message));
    }

    void text(String text) throws IOException {
      frame(1, text.getBytes(StandardCharsets.UTF_8));
    }

    void hangUp() throws IOException {
      socket.close();
    }
  }

  final List<byte[]> requests = new CopyOnWriteArrayList<>();
  final List<String> headers = new CopyOnWriteArrayList<>();
  final LinkedBlockingDeque<Reaction> script = new LinkedBlockingDeque<>();
  volatile int accepted;
  volatile byte[] greeting = Message.write(Map.of());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;

  FakeServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  String url() {
    return "ws://127.0.0.1:" + listener.getLocalPort();
  }

  FakeServer then(Reaction reaction) {
    script.add(reaction);
    return this;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        accepted++;
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      Line line = new Line(socket, socket.getOutputStream());
      handshake(in, line.out);
      if (greeting == null) return;
      line.frame(2, greeting);
      while (true) {
        byte[] request = read(in);
        if (request == null) return;
        requests.add(request);
        Reaction next = script.poll();
        if (next != null) next.to(request, line);
      }
    } catch (IOException | GeneralSecurityException e) {
      // the client is gone
    }
  }

  private void handshake(DataInputStream in, OutputStream out)
      throws IOException, GeneralSecurityException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    while (true) {
      int c = in.readUnsignedByte();
      if (c == '\n') {
        if (line.isEmpty()) break;
        lines.add(line.toString());
        line.setLength(0);
      } else if (c != '\r') {
        line.append((char) c);
      }
    }
    headers.addAll(lines);
    String key =
        lines.stream()
            .filter(l -> l.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
            .findFirst()
            .orElseThrow()
            .split(":", 2)[1]
            .strip();
    byte[] digest =
        MessageDigest.getInstance("SHA-1")
            .digest(
                (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
    out.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(digest)
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /// A whole binary message; null at a close frame.
  private static byte[] read(DataInputStream in) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (true) {
      int first = in.readUnsignedByte();
      long length = in.readUnsignedByte() & 0x7f;
      if (length == 126) length = in.readUnsignedShort();
      else if (length == 127) length = in.readLong();
      byte[] mask = in.readNBytes(4);
      byte[] payload = in.readNBytes((int) length);
      for (int i = 0; i < payload.length; i++) payload[i] ^= mask[i % 4];
      if ((first & 15) == 8) return null;
      message.writeBytes(payload);
      if ((first & 0x80) != 0) return message.toByteArray();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) socket.close();
  }
}
