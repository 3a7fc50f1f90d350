package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.node.RosException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the master's book about this node as it should be: looks every second whether the master
/// still knows the node, and registers everything again with one that has forgotten.
final class Registrar implements Runnable {

  private static final long PERIOD_NANOS = 1_000_000_000;

  private final Master master;
  private final String node;
  private final String api;
  private final Pause pause = new Pause();

  private final List<TopicSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final List<TopicPublication> publications = new CopyOnWriteArrayList<>();

  /// Held while the master is asked, so that its book is changed by one at a time.
  private final ReentrantLock asking = new ReentrantLock();

  /// Topics in the master's book, as far as this node knows.
  private final Set<String> subscribed = new HashSet<>();

  private final Set<String> published = new HashSet<>();

  private volatile boolean closed;
  private volatile String trouble = "";

  /// @param api address of this node's server
  Registrar(Master master, String node, String api) {
    this.master = master;
    this.node = node;
    this.api = api;
  }

  /// What is the matter with the master, one clause; empty when nothing is.
  String trouble() {
    return trouble;
  }

  List<TopicSubscription> subscriptions() {
    return subscriptions;
  }

  List<TopicPublication> publications() {
    return publications;
  }

  Optional<TopicPublication> publication(String topic) {
    for (TopicPublication publication : publications)
      if (publication.name().equals(topic)) return Optional.of(publication);
    return Optional.empty();
  }

  void add(TopicSubscription subscription) throws RosException {
    asking.lock();
    try {
      check();
      subscriptions.add(subscription);
      try {
        register(subscription);
      } catch (RosException e) {
        subscriptions.remove(subscription);
        throw e;
      }
    } finally {
      asking.unlock();
    }
  }

  void add(TopicPublication publication) throws RosException {
    asking.lock();
    try {
      if (publication(publication.name()).isPresent())
        throw new RosException(publication.name() + ": this node publishes it already");
      check();
      publications.add(publication);
      try {
        register(publication);
      } catch (RosException e) {
        publications.remove(publication);
        throw e;
      }
    } finally {
      asking.unlock();
    }
  }

  /// The master is told soon, by the registrar's own thread.
  void remove(TopicSubscription subscription) {
    subscriptions.remove(subscription);
    pause.end();
  }

  /// As the other.
  void remove(TopicPublication publication) {
    publications.remove(publication);
    pause.end();
  }

  @Override
  public void run() {
    while (!closed) {
      pause.nanos(PERIOD_NANOS);
      if (!closed) look();
    }
  }

  private void look() {
    asking.lock();
    try {
      unregisterUnwanted();
      check();
      trouble = "";
    } catch (RosException e) {
      trouble = e.getMessage();
    } finally {
      asking.unlock();
    }
  }

  private void check() throws RosException {
    if (subscriptions.isEmpty() && publications.isEmpty()) {
      master.mustAnswer(); // it has no reason to know this node
      return;
    }
    Optional<String> known = master.lookupNode(node);
    if (known.isPresent() && !known.get().equals(api))
      throw new RosException(
          "another node calls itself %s (at %s): give one of the two another name"
              .formatted(node, Names.clean(known.get())));
    if (known.isEmpty()) registerAll();
  }

  private void registerAll() throws RosException {
    subscribed.clear();
    published.clear();
    for (TopicPublication publication : publications) register(publication);
    for (TopicSubscription subscription : subscriptions) register(subscription);
  }

  private void register(TopicPublication publication) throws RosException {
    master.registerPublisher(publication.name(), publication.type().name(), api);
    published.add(publication.name());
  }

  private void register(TopicSubscription subscription) throws RosException {
    long before = subscription.updates();
    subscription.registered(
        master.registerSubscriber(subscription.name(), subscription.type().name(), api), before);
    subscribed.add(subscription.name());
  }

  private void unregisterUnwanted() throws RosException {
    for (String topic :
        unwanted(subscribed, subscriptions.stream().map(TopicSubscription::name).toList())) {
      master.unregisterSubscriber(topic, api);
      subscribed.remove(topic);
    }
    for (String topic :
        unwanted(published, publications.stream().map(TopicPublication::name).toList())) {
      master.unregisterPublisher(topic, api);
      published.remove(topic);
    }
  }

  private static Set<String> unwanted(Set<String> registered, List<String> wanted) {
    Set<String> topics = new HashSet<>(registered);
    wanted.forEach(topics::remove);
    return topics;
  }

  /// Takes everything out of the master's book. What fails stays there: the node is gone anyway.
  ///
  /// @param last asks over a client of its own, which the caller closes when the time is over
  void unregisterAll(Master last) {
    asking.lock();
    try {
      for (String topic : subscribed) last.unregisterSubscriber(topic, api);
      for (String topic : published) last.unregisterPublisher(topic, api);
    } catch (RosException _) {
      // the rest stays in the book, as after a crash
    } finally {
      asking.unlock();
    }
  }

  /// No registrations any more, and no look at the master.
  void close() {
    closed = true;
    pause.end();
  }
}
