package dev.sinew.drivers.ros.xmlrpc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/// Answers clients, each connection on a thread of its own. Any thread.
public final class XmlRpcServer implements AutoCloseable {

  /// A master and some nodes ask; more than this many at a time is somebody else.
  private static final int MAX_CONNECTIONS = 64;

  /// A connection over which nobody asked anything for so long is closed.
  private static final int IDLE_MILLIS = 60_000;

  private static final long PAUSE_NANOS = 10_000_000;

  private final ServerSocket socket;
  private final ThreadFactory threads;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

  /// Binds; takes nobody yet.
  ///
  /// @param port 0 takes a free one
  /// @param threads makes daemons
  public XmlRpcServer(InetAddress address, int port, ThreadFactory threads) throws IOException {
    socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(address, port));
    this.threads = threads;
  }

  public int port() {
    return socket.getLocalPort();
  }

  /// Answers from now on.
  public void start(XmlRpcHandler handler) {
    threads.newThread(() -> accept(handler)).start();
  }

  private void accept(XmlRpcHandler handler) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        clients.add(client);
        if (socket.isClosed() || clients.size() > MAX_CONNECTIONS) drop(client);
        else threads.newThread(() -> serve(client, handler)).start();
      } catch (IOException _) {
        LockSupport.parkNanos(PAUSE_NANOS); // closed, a client gone at once, no descriptor left
      }
    }
  }

  private void serve(Socket client, XmlRpcHandler handler) {
    try {
      client.setSoTimeout(IDLE_MILLIS);
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      for (HttpMessage request = HttpMessage.read(in, false);
          request != null;
          request = HttpMessage.read(in, false)) {
        answer(out, request, handler);
        if (request.endsConnection()) return;
      }
    } catch (IOException _) {
      // Nobody is left who could be told.
    } finally {
      drop(client);
    }
  }

  private void answer(OutputStream out, HttpMessage request, XmlRpcHandler handler)
      throws IOException {
    boolean isPost = request.firstLine().startsWith("POST ");
    byte[] document = isPost ? document(request.body(), handler) : new byte[0];
    out.write(
        HttpMessage.head(
            isPost ? "HTTP/1.1 200 OK" : "HTTP/1.1 405 Method Not Allowed",
            "Server: sinew",
            "Content-Type: text/xml",
            "Content-Length: " + document.length,
            "Connection: " + (request.endsConnection() ? "close" : "keep-alive")));
    out.write(document);
    out.flush();
  }

  private static byte[] document(byte[] body, XmlRpcHandler handler) {
    try {
      return XmlRpcWriter.response(handler.answer(XmlRpcReader.call(body)));
    } catch (XmlRpcException e) {
      return XmlRpcWriter.fault(1, e.getMessage());
    }
  }

  private void drop(Socket client) {
    clients.remove(client);
    try {
      client.close();
    } catch (IOException _) {
      // it is of no use any more either way
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // it takes nobody any more either way
    }
    clients.forEach(this::drop);
  }
}
