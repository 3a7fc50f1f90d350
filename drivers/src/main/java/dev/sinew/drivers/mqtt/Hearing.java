package dev.sinew.drivers.mqtt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Who wants to hear what. Any thread.
final class Hearing {

  /// @param handler what hears the filter's topics
  record Subscription(TopicFilter filter, int qos, MessageHandler handler) {}

  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final Tally tally;
  private volatile String trouble = "";

  Hearing(Tally tally) {
    this.tally = tally;
  }

  void add(TopicFilter filter, int qos, MessageHandler handler) {
    if (qos < 0 || qos > 1) throw new IllegalArgumentException("QoS " + qos + " is not 0 or 1");
    subscriptions.add(new Subscription(filter, qos, handler));
  }

  /// In the order of their making; grows at its end.
  List<Subscription> subscriptions() {
    return subscriptions;
  }

  /// Passes a message to those who asked for it. The wire's thread; the end of an old wire's and
  /// the beginning of a new one's do not overlap.
  synchronized void hear(IncomingMessage message) {
    tally.received.increment();
    for (Subscription subscription : subscriptions) {
      if (!subscription.filter().matches(message.topic())) continue;
      try {
        subscription.handler().hear(message);
      } catch (RuntimeException e) {
        tally.failedHandlers.increment();
        trouble = "handler of " + subscription.filter().filter() + " failed: " + e;
      }
    }
  }

  /// What a handler threw last; empty when none did.
  String trouble() {
    return trouble;
  }
}
