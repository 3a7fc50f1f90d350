package dev.sinew.drivers.ros.xmlrpc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Asks servers; one connection a call, HTTP/1.0. Any thread.
public final class XmlRpcClient implements AutoCloseable {

  private final int timeoutMillis;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// @param timeoutMillis for the connection, and again for each wait for more of the answer
  public XmlRpcClient(int timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
  }

  /// @throws XmlRpcException when there is no answer, or a fault: a clause without the address; its
  ///     cause is an [IOException] where the connection failed, and only there
  public Object call(HttpAddress server, String method, Object... parameters)
      throws XmlRpcException {
    byte[] document = XmlRpcWriter.call(method, List.of(parameters));
    try (Socket socket = new Socket()) {
      open.add(socket);
      try {
        if (closed) throw new XmlRpcException("closed");
        return XmlRpcReader.response(ask(socket, server, document));
      } finally {
        open.remove(socket);
      }
    } catch (XmlRpcException e) {
      throw e;
    } catch (IOException e) {
      throw new XmlRpcException(reason(e, server.host()), e);
    }
  }

  private byte[] ask(Socket socket, HttpAddress server, byte[] document) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(timeoutMillis);
    socket.connect(new InetSocketAddress(server.host(), server.port()), timeoutMillis);
    OutputStream out = socket.getOutputStream();
    out.write(
        HttpMessage.head(
            "POST " + server.path() + " HTTP/1.0",
            "Host: " + server.host() + ":" + server.port(),
            "User-Agent: sinew",
            "Content-Type: text/xml",
            "Content-Length: " + document.length));
    out.write(document);
    out.flush();
    HttpMessage answer = HttpMessage.read(new BufferedInputStream(socket.getInputStream()), true);
    if (answer == null) throw new XmlRpcException("the connection was closed without an answer");
    String[] status = answer.firstLine().split(" ", 3);
    if (status.length < 2 || !status[1].equals("200"))
      throw new XmlRpcException("HTTP: " + answer.firstLine().replaceAll("[^ -~]", "?"));
    return answer.body();
  }

  /// What went wrong with a connection, as a clause.
  public static String reason(IOException e, String host) {
    return switch (e) {
      case UnknownHostException _ -> "unknown host " + host;
      case ConnectException _ -> "connection refused";
      case NoRouteToHostException _ -> "no route to host";
      case SocketTimeoutException _ -> "no answer in time";
      default -> String.valueOf(e.getMessage());
    };
  }

  /// Ends calls that others wait for; later ones fail at once.
  @Override
  public void close() {
    closed = true;
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException _) {
        // it is of no use any more either way
      }
    }
  }
}
