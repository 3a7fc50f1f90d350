package dev.sinew.drivers.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A cable between a client and a broker that a test can pull out.
public final class Relay implements AutoCloseable {

  private final ServerSocket ear;
  private final int target;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /// @param target port of the broker on this machine
  public Relay(int target) throws IOException {
    this.target = target;
    ear = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  public String url() {
    return "tcp://127.0.0.1:" + ear.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = ear.accept();
        Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(broker);
        Thread.ofPlatform().daemon().start(() -> pump(client, broker));
        Thread.ofPlatform().daemon().start(() -> pump(broker, client));
      }
    } catch (IOException e) {
      cut(); // the test is over
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      cut(); // one end is gone
    }
  }

  /// Both sides see the connection end without a word; the next one is relayed again.
  public void cut() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        continue; // it is closed then
      }
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    unplug();
  }

  /// For good.
  public void unplug() throws IOException {
    ear.close();
    cut();
  }
}
