package dev.sinew.drivers.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Sockets that send at once and hold little back: what lies in a send buffer can be neither
/// dropped nor overtaken. Remembers the socket, so that a client that hangs can be cut off.
final class PromptSockets extends SocketFactory {

  private static final int SEND_BUFFER = 32 << 10;

  private final SocketFactory plain;
  private volatile Socket latest;

  PromptSockets(SocketFactory plain) {
    this.plain = plain;
  }

  /// Closes the socket under whoever waits for it.
  void cut() {
    Socket socket = latest;
    if (socket == null) return;
    try {
      socket.close();
    } catch (IOException e) {
      return; // it is as closed as it gets
    }
  }

  private Socket prompt(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSendBufferSize(SEND_BUFFER);
    latest = socket;
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return prompt(plain.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return prompt(plain.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return prompt(plain.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return prompt(plain.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return prompt(plain.createSocket(host, port, local, localPort));
  }
}
