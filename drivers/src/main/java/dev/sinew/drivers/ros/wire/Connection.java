package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.xmlrpc.XmlRpcClient;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/// One TCPROS connection. One thread reads, one writes, any closes.
final class Connection implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 * 1024;

  /// A peer that is gone without a word (power, cable) is noticed after 10 + 3 * 2 s.
  private static final int IDLE_SECONDS = 10;

  private static final int PROBE_SECONDS = 2;
  private static final int PROBES = 3;

  private final Socket socket;
  private InputStream in;
  private byte[] buffer = new byte[0];

  /// @param socket connected or not; this connection's from then on
  Connection(Socket socket) {
    this.socket = socket;
  }

  /// @throws WireException when nobody can be reached there, as a clause
  void connect(String host, int port, int millis) throws WireException {
    try {
      socket.connect(new InetSocketAddress(host, port), millis);
    } catch (IOException | IllegalArgumentException e) {
      String reason =
          e instanceof IOException io ? XmlRpcClient.reason(io, host) : "port " + port + " is none";
      throw new WireException("%s:%d: %s".formatted(Names.clean(host), port, reason), e);
    }
  }

  /// Sets the socket up, reads the other end's header.
  ///
  /// @param millis for each wait for more of it
  Map<String, String> accepted(int millis) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(millis);
    socket.setKeepAlive(true);
    socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
    socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, PROBE_SECONDS);
    socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    Map<String, String> header = TcpHeader.read(in);
    socket.setSoTimeout(0);
    return header;
  }

  /// Says what this end is, reads what the other is.
  ///
  /// @throws WireException when the other end refuses: what it says
  Map<String, String> shakeHands(Map<String, String> own, int millis) throws IOException {
    socket.setTcpNoDelay(true);
    send(TcpHeader.encode(own));
    Map<String, String> header = accepted(millis);
    String error = header.get("error");
    if (error != null) throw new WireException("refused: " + Names.clean(error));
    return header;
  }

  /// Reads may last at most so long from now on.
  void limit(int millis) throws IOException {
    socket.setSoTimeout(Math.max(1, millis));
  }

  void send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
  }

  /// The next byte.
  int oneByte() throws IOException {
    int b = in.read();
    if (b < 0) throw new EOFException("the connection was closed");
    return b;
  }

  /// The next message, or what else has its length before it.
  ///
  /// @param maxBytes of the message; held against its length before anything is made of it
  /// @return valid up to the next call
  ByteBuffer message(int maxBytes) throws IOException {
    int length = length();
    if (length < 0 || length > maxBytes)
      throw new WireException(
          "a message of %d bytes, at most %d are taken"
              .formatted(Integer.toUnsignedLong(length), maxBytes));
    if (length > buffer.length) buffer = new byte[length];
    if (in.readNBytes(buffer, 0, length) < length)
      throw new EOFException("the connection was closed within a message");
    return ByteBuffer.wrap(buffer, 0, length);
  }

  private int length() throws IOException {
    int length = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) length |= oneByte() << shift;
    return length;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // it is of no use any more either way
    }
  }
}
