package dev.sinew.drivers.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/// Prompt sockets as the client wants them for TLS: by its own type.
final class PromptTlsSockets extends SSLSocketFactory {

  private final SSLSocketFactory tls;
  private final PromptSockets sockets;

  /// @param sockets over `tls`
  PromptTlsSockets(SSLSocketFactory tls, PromptSockets sockets) {
    this.tls = tls;
    this.sockets = sockets;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return sockets.createSocket();
  }

  @Override
  public Socket createSocket(Socket inner, String host, int port, boolean closeInner)
      throws IOException {
    return tls.createSocket(inner, host, port, closeInner);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return sockets.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return sockets.createSocket(host, port, local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return sockets.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return sockets.createSocket(host, port, local, localPort);
  }
}
