package dev.sinew.drivers.ros.memory;

import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageWriter;
import dev.sinew.runtime.rosmsg.Ros1Output;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// A ROS 1 graph inside a test. Messages go through their bytes, so that one that no wire could
/// carry fails here as well; they arrive at once, on the publisher's thread.
public final class MemoryGraph {

  /// Somebody who listens.
  record Listener(String topic, MessageType type, MessageListener listener) {}

  final Map<String, Object> parameters = new ConcurrentHashMap<>();
  final Map<String, UnaryOperator<Group>> services = new ConcurrentHashMap<>();
  final List<Listener> listeners = new CopyOnWriteArrayList<>();
  final Map<String, String> published = new ConcurrentHashMap<>();
  final Clock clock;
  private final Map<String, List<Group>> heard = new HashMap<>();
  volatile String trouble = "";

  public MemoryGraph(Clock clock) {
    this.clock = clock;
  }

  public RosNode node() {
    return new MemoryNode(this);
  }

  public void parameter(String name, Object value) {
    parameters.put(name, value);
  }

  public void service(String name, UnaryOperator<Group> answer) {
    services.put(name, answer);
  }

  /// What every node says is the matter.
  public void trouble(String text) {
    trouble = text;
  }

  /// Somebody else publishes a topic from now on.
  public void publisher(String topic, String type) {
    published.put(topic, type);
  }

  /// A message in the making of a standard type.
  public static MessageDraft draft(String type) {
    return new MessageDraft(RosTypes.message(type, Dialect.ROS1));
  }

  /// Somebody else publishes a message now.
  public void publish(String topic, Group message) {
    published.put(topic, message.type().name());
    deliver(topic, message, clock.nanos());
  }

  /// Somebody else listens from now on.
  public void listen(String topic, String type) {
    synchronized (heard) {
      heard.computeIfAbsent(topic, t -> new ArrayList<>());
    }
    listeners.add(
        new Listener(topic, RosTypes.message(type, Dialect.ROS1), (m, at) -> keep(topic, m)));
  }

  /// Nobody listens to a topic any more.
  public void leave(String topic) {
    listeners.removeIf(l -> l.topic.equals(topic));
  }

  private void keep(String topic, Group message) {
    synchronized (heard) {
      heard.get(topic).add(message);
    }
  }

  /// What came to [#listen] so far.
  public List<Group> heard(String topic) {
    synchronized (heard) {
      return List.copyOf(heard.get(topic));
    }
  }

  long count(String topic) {
    return listeners.stream().filter(l -> l.topic.equals(topic)).count();
  }

  void deliver(String topic, Group message, long arrivalNanos) {
    byte[] bytes = bytes(message);
    for (Listener listener : listeners)
      if (listener.topic.equals(topic))
        listener.listener.message(read(listener.type, bytes), arrivalNanos);
  }

  private static byte[] bytes(Group message) {
    try {
      Ros1Output out = new Ros1Output(256);
      new MessageWriter(out).write(message);
      return out.copy();
    } catch (MessageException e) {
      throw new AssertionError(e);
    }
  }

  private static Group read(MessageType type, byte[] bytes) {
    try {
      return new MessageReader(type, MessageEncoding.ROS1).read(ByteBuffer.wrap(bytes));
    } catch (MessageException e) {
      throw new AssertionError(e);
    }
  }
}
