package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.library.Reflection;
import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageType;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/// A listener of a topic, called by one thread at a time. The arrival of a message is when rosjava
/// hands it on.
final class RosJavaSubscription implements Subscription {

  private static final String LISTENER = "org.ros.message.MessageListener";

  private final SubscriberHub hub;
  private final Registrations registrations;
  private final Clock clock;
  private final String topic;
  private final MessageReader reader;
  private final MessageListener listener;
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private final Object proxy;
  private volatile long received;
  private volatile long refused;
  private volatile String refusal = "";

  RosJavaSubscription(
      Reflection rosjava,
      SubscriberHub hub,
      Registrations registrations,
      Clock clock,
      String topic,
      MessageType type,
      MessageListener listener)
      throws RosException {
    this.hub = hub;
    this.registrations = registrations;
    this.clock = clock;
    this.topic = topic;
    reader = new MessageReader(type, MessageEncoding.ROS1);
    this.listener = listener;
    proxy = rosjava.proxy(LISTENER, (self, method, arguments) -> message((byte[]) arguments[0]));
  }

  void start() throws RosException {
    hub.add(proxy, clock.nanos());
  }

  /// @return null, as the listener's method returns nothing
  private Object message(byte[] bytes) {
    long arrivalNanos = clock.nanos();
    if (isClosed.get()) return null;
    try {
      listener.message(reader.read(ByteBuffer.wrap(bytes)), arrivalNanos);
      received++;
    } catch (MessageException e) {
      refuse(e.getMessage());
    } catch (RuntimeException e) {
      refuse("the listener failed: " + e);
    }
    return null;
  }

  private void refuse(String why) {
    refusal = why;
    refused++;
  }

  @Override
  public int publishers() {
    return hub.connected();
  }

  @Override
  public long received() {
    return received;
  }

  @Override
  public long refused() {
    return refused;
  }

  @Override
  public String trouble() {
    if (!registrations.trouble().isEmpty()) return registrations.trouble();
    String there = registrations.type(topic);
    if (!there.isEmpty() && !there.equals(reader.type().name()))
      return "topic %s is of type %s, not %s".formatted(topic, there, reader.type());
    if (!refusal.isEmpty()) return "topic %s: %s".formatted(topic, refusal);
    if (publishers() > 0) return "";
    return registrations.publishers(topic).isEmpty()
        ? "nobody publishes " + topic
        : "topic %s: not connected to its publisher yet".formatted(topic);
  }

  @Override
  public void close() {
    if (isClosed.getAndSet(true)) return;
    hub.remove(proxy);
  }
}
