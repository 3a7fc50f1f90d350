package dev.sinew.drivers.mqtt;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A wire to a broker that does what the test says.
final class FakeWire implements Wire {

  /// What brokers say to the wires of one session, and what they heard.
  static final class Network {
    final List<FakeWire> wires = new CopyOnWriteArrayList<>();
    volatile boolean reachable = true;
    volatile boolean confirming = true;
    volatile boolean busy;
    final AtomicInteger refused = new AtomicInteger();
    volatile CountDownLatch answer = new CountDownLatch(0);

    FakeWire open(Listener listener) {
      FakeWire wire = new FakeWire(this, listener);
      wires.add(wire);
      return wire;
    }

    FakeWire newest() {
      return wires.getLast();
    }
  }

  final List<Letter> sent = new CopyOnWriteArrayList<>();
  final List<String> subscriptions = new CopyOnWriteArrayList<>();
  private final Network network;
  private final Listener listener;
  private volatile boolean alive;

  private FakeWire(Network network, Listener listener) {
    this.network = network;
    this.listener = listener;
  }

  @Override
  public void connect() throws IOException {
    try {
      network.answer.await();
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
    if (!network.reachable) throw new IOException("nobody there");
    alive = true;
  }

  @Override
  public void subscribe(String filter, int qos) throws IOException {
    if (filter.startsWith("secret")) throw new IOException("not permitted");
    subscriptions.add(filter + " " + qos);
  }

  @Override
  public boolean send(Letter letter, int expirySeconds) {
    if (network.busy) {
      network.refused.incrementAndGet();
      return false;
    }
    sent.add(letter);
    if (network.confirming) listener.sent(letter);
    return true;
  }

  void confirmAll() {
    sent.forEach(listener::sent);
  }

  void deliver(String topic, String payload) {
    listener.arrived(
        new IncomingMessage(
            topic, payload.getBytes(), 0, false, "", 0, Map.of(), "", new byte[0], 0));
  }

  void lose(String why) {
    alive = false;
    listener.lost(why);
  }

  List<String> texts() {
    return sent.stream()
        .map(letter -> letter.topic() + " " + new String(letter.message().payload()))
        .toList();
  }

  @Override
  public boolean alive() {
    return alive;
  }

  @Override
  public void close() {
    alive = false;
  }
}
