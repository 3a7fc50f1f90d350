package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.library.Reflection;
import dev.sinew.drivers.ros.node.RosException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The one subscriber that rosjava has for a topic, and its listeners.
///
/// rosjava never joins a publisher a second time, when a connection was lost, and tells nothing to
/// a master that was started anew. A fresh subscriber does both: so this one is replaced when it
/// has lost a publisher, or has none of those that are registered, for a while, and when the master
/// does not know it. Any thread.
final class SubscriberHub {

  private static final String SUBSCRIBER = "org.ros.node.topic.Subscriber";
  private static final String OWN = "org.ros.internal.node.topic.DefaultSubscriber";
  private static final String CONNECTIONS = "org.ros.internal.transport.tcp.TcpClientManager";
  private static final String LISTENER = "org.ros.message.MessageListener";

  /// Messages that wait for a listener; the oldest goes first.
  private static final int DEPTH = 100;

  /// Registering and connecting take less, where all is well.
  private static final long PATIENCE_NANOS = 3_000_000_000L;

  private final Reflection rosjava;
  private final Shared.Maker maker;
  private final Registrations registrations;
  private final String node;
  private final String topic;
  private final String type;
  private final List<Object> listeners = new ArrayList<>();
  private Object subscriber;
  private volatile Collection<?> channels = List.of();
  private int most;
  private long goodNanos;

  /// @param maker of a subscriber
  SubscriberHub(
      Reflection rosjava,
      Shared.Maker maker,
      Registrations registrations,
      String node,
      String topic,
      String type) {
    this.rosjava = rosjava;
    this.maker = maker;
    this.registrations = registrations;
    this.node = node;
    this.topic = topic;
    this.type = type;
  }

  String type() {
    return type;
  }

  /// @param listener a MessageListener
  synchronized void add(Object listener, long nowNanos) throws RosException {
    if (subscriber == null) create(nowNanos);
    listen(listener);
    listeners.add(listener);
  }

  synchronized void remove(Object listener) {
    if (!listeners.remove(listener)) return;
    rosjava.tell(SUBSCRIBER, subscriber, "removeMessageListener", LISTENER, listener);
    if (listeners.isEmpty()) end();
  }

  /// About once a second.
  synchronized void tick(long nowNanos) throws RosException {
    if (listeners.isEmpty()) return;
    int connected = connected();
    int registered = registrations.publishers(topic).size();
    most = Math.max(most, connected);
    // One that never was connected may be of another type: it is not worth the others.
    boolean isGood =
        registrations.subscribers(topic).contains(node)
            && connected >= Math.min(registered, Math.max(1, most));
    if (isGood) goodNanos = nowNanos;
    if (nowNanos - goodNanos < PATIENCE_NANOS) return;
    if (subscriber != null) end();
    create(nowNanos);
    for (Object listener : listeners) listen(listener);
  }

  /// Publishers that we have a connection to.
  int connected() {
    return channels.size();
  }

  private void create(long nowNanos) throws RosException {
    subscriber = maker.make();
    Object manager = rosjava.field(OWN, subscriber, "tcpClientManager");
    channels = (Collection<?>) rosjava.field(CONNECTIONS, manager, "channelGroup");
    most = 0;
    goodNanos = nowNanos;
  }

  private void listen(Object listener) throws RosException {
    Class<?>[] parameters = {rosjava.type(LISTENER), int.class};
    rosjava.call(SUBSCRIBER, subscriber, "addMessageListener", parameters, listener, DEPTH);
  }

  private void end() {
    rosjava.tell(SUBSCRIBER, subscriber, "shutdown");
    subscriber = null;
    channels = List.of();
    registrations.awaitUnsubscribed(node, topic);
  }
}
