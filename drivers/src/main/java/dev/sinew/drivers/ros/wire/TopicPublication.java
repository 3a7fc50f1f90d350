package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// A topic of this node's, and a link to each of its subscribers.
final class TopicPublication implements Publication {

  /// A subscriber that was refused may have given up or been mended since.
  private static final long REFUSAL_COUNTS_NANOS = 10_000_000_000L;

  private final String node;
  private final String name;
  private final MessageType type;
  private final TypeTag tag;
  private final boolean latched;
  private final Clock clock;
  private final NodeThreads threads;
  private final Registrar registrar;

  private final ReentrantLock lock = new ReentrantLock();
  private final Frame frame = new Frame();
  private final List<SubscriberLink> links = new ArrayList<>();
  private byte[] latest;
  private boolean closed;
  private String refusal = "";
  private long refusedAt;

  TopicPublication(WireNode.Parts parts, String name, MessageType type, boolean latched) {
    this.node = parts.name();
    this.clock = parts.clock();
    this.threads = parts.threads();
    this.registrar = parts.registrar();
    this.name = name;
    this.type = type;
    this.tag = TypeTag.of(type);
    this.latched = latched;
  }

  String name() {
    return name;
  }

  MessageType type() {
    return type;
  }

  @Override
  public void publish(Group message) throws RosException {
    if (message.type() != type && !TypeTag.of(message.type()).equals(tag))
      throw new RosException("%s: a %s is no %s".formatted(name, message.type(), tag));
    lock.lock();
    try {
      if (closed) throw new RosException(name + ": this publication was closed");
      if (links.isEmpty() && !latched) return;
      byte[] bytes = frame.of(message);
      if (latched) latest = bytes;
      for (SubscriberLink link : links) link.offer(bytes);
    } catch (MessageException e) {
      throw new RosException(name + ": " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int subscribers() {
    return links().size();
  }

  List<SubscriberLink> links() {
    lock.lock();
    try {
      return List.copyOf(links);
    } finally {
      lock.unlock();
    }
  }

  /// Serves somebody who asked for the topic until he goes.
  ///
  /// @param request his header
  void serve(Connection connection, Map<String, String> request) throws IOException {
    TypeTag theirs = TypeTag.of(request);
    String caller = Names.clean(request.getOrDefault("callerid", "a node without a name"));
    if (!theirs.fits(tag)) {
      String problem = "%s is %s, not %s".formatted(name, tag, theirs);
      refused("subscriber %s refused: %s".formatted(caller, problem));
      connection.send(TcpHeader.encode(Map.of("error", problem)));
      return;
    }
    connection.send(TcpHeader.encode(answer()));
    SubscriberLink link = new SubscriberLink(connection, caller);
    if (!add(link)) return;
    threads.start("writes " + name, link::send);
    try {
      link.awaitEnd();
    } finally {
      remove(link);
    }
  }

  private Map<String, String> answer() {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("callerid", node);
    header.put("topic", name);
    header.put("type", tag.name());
    header.put("md5sum", tag.md5sum());
    header.put("message_definition", DefinitionWriter.text(type));
    header.put("latching", latched ? "1" : "0");
    return header;
  }

  private boolean add(SubscriberLink link) {
    lock.lock();
    try {
      if (closed) return false;
      links.add(link);
      if (latest != null) link.offer(latest);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void remove(SubscriberLink link) {
    lock.lock();
    try {
      links.remove(link);
    } finally {
      lock.unlock();
    }
  }

  private void refused(String problem) {
    lock.lock();
    try {
      refusal = problem;
      refusedAt = clock.nanos();
    } finally {
      lock.unlock();
    }
  }

  /// Who was refused lately, one clause; empty when nobody was.
  String trouble() {
    lock.lock();
    try {
      boolean isRecent = clock.nanos() - refusedAt <= REFUSAL_COUNTS_NANOS;
      return isRecent ? refusal : "";
    } finally {
      lock.unlock();
    }
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
    } finally {
      lock.unlock();
    }
    links().forEach(SubscriberLink::close);
  }
}
