package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// A topic with a listener, and a link to each of its publishers. The listener is called by one
/// thread at a time.
final class TopicSubscription implements Subscription {

  /// More publishers of one topic than this are a mistake of somebody's.
  private static final int MAX_PUBLISHERS = 64;

  private final String node;
  private final String name;
  private final MessageType type;
  private final String definition;
  private final MessageListener listener;
  private final Clock clock;
  private final NodeThreads threads;
  private final SlaveClient nodes;
  private final Registrar registrar;

  private final MessageReader reader;
  private final ReentrantLock delivery = new ReentrantLock();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, PublisherLink> links = new LinkedHashMap<>();
  private long updates;
  private volatile int unheard;
  private volatile boolean closed;

  TopicSubscription(WireNode.Parts parts, String name, MessageType type, MessageListener listener) {
    this.node = parts.name();
    this.clock = parts.clock();
    this.threads = parts.threads();
    this.nodes = parts.nodes();
    this.registrar = parts.registrar();
    this.name = name;
    this.type = type;
    this.definition = DefinitionWriter.text(type);
    this.listener = listener;
    this.reader = new MessageReader(type, MessageEncoding.ROS1);
  }

  String node() {
    return node;
  }

  String name() {
    return name;
  }

  MessageType type() {
    return type;
  }

  String definition() {
    return definition;
  }

  /// How often the list of publishers was replaced.
  long updates() {
    lock.lock();
    try {
      return updates;
    } finally {
      lock.unlock();
    }
  }

  /// Takes what the master answered to a registration, unless a newer list came while it answered.
  ///
  /// @param before [#updates] when the master was asked
  void registered(List<String> publishers, long before) {
    lock.lock();
    try {
      if (updates == before) publishersAre(publishers);
    } finally {
      lock.unlock();
    }
  }

  /// @param publishers all there are, by their addresses
  void publishersAre(List<String> publishers) {
    lock.lock();
    try {
      updates++;
      for (PublisherLink link : links.values()) link.list(publishers.contains(link.publisher()));
      unheard = 0;
      for (String publisher : publishers) if (!links.containsKey(publisher)) open(publisher);
    } finally {
      lock.unlock();
    }
  }

  private void open(String publisher) {
    if (closed) return;
    if (links.size() == MAX_PUBLISHERS) {
      unheard++;
      return;
    }
    PublisherLink link = new PublisherLink(this, publisher, nodes);
    links.put(publisher, link);
    threads.start("reads " + name, link);
  }

  /// Called by a link that has lost its publisher.
  ///
  /// @return whether it is to end because nobody lists the publisher any more
  boolean mayEnd(PublisherLink link) {
    lock.lock();
    try {
      if (link.isListed()) return false;
      links.remove(link.publisher());
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// @return why the message was refused, one clause; empty when the listener has it
  String take(ByteBuffer message) {
    long arrival = clock.nanos();
    try {
      deliver(reader.read(message), arrival);
      received.incrementAndGet();
      return "";
    } catch (MessageException e) {
      refused.incrementAndGet();
      return "message refused: " + Names.clean(e.getMessage());
    } catch (RuntimeException e) {
      refused.incrementAndGet();
      return "the listener failed: " + e;
    }
  }

  private void deliver(Group message, long arrival) {
    delivery.lock();
    try {
      if (!closed) listener.message(message, arrival);
    } finally {
      delivery.unlock();
    }
  }

  List<PublisherLink> links() {
    lock.lock();
    try {
      return List.copyOf(links.values());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int publishers() {
    return (int) links().stream().filter(PublisherLink::isConnected).count();
  }

  @Override
  public long received() {
    return received.get();
  }

  @Override
  public long refused() {
    return refused.get();
  }

  @Override
  public String trouble() {
    List<PublisherLink> now = links();
    if (now.isEmpty()) return "nobody publishes " + name;
    for (PublisherLink link : now)
      if (!link.trouble().isEmpty()) return name + ": " + link.trouble();
    if (unheard > 0) return "%s: %d publishers too many are not heard".formatted(name, unheard);
    return publishers() > 0 ? "" : name + ": not connected to its publisher yet";
  }

  @Override
  public void close() {
    disconnect();
    registrar.remove(this);
  }

  /// Ends the connections and lets the registration be.
  void disconnect() {
    lock.lock();
    try {
      closed = true;
      links.values().forEach(PublisherLink::close);
    } finally {
      lock.unlock();
    }
  }
}
