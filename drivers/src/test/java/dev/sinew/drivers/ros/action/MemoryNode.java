package dev.sinew.drivers.ros.action;

import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.drivers.ros.node.TopicInfo;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A node whose graph is a test: it sees what was published and calls the listeners itself.
final class MemoryNode implements RosNode {

  final Map<String, List<Group>> published = new HashMap<>();
  final Map<String, MessageListener> listeners = new HashMap<>();

  /// Somebody at the other end of every topic.
  boolean connected = true;

  /// The topic that the graph refuses.
  String refused = "";

  @Override
  public String name() {
    return "/memory";
  }

  @Override
  public Dialect dialect() {
    return Dialect.ROS1;
  }

  @Override
  public Publication advertise(String topic, MessageType type, boolean latched) {
    published.put(topic, new ArrayList<>());
    return new Publication() {
      @Override
      public void publish(Group message) {
        published.get(topic).add(message);
      }

      @Override
      public int subscribers() {
        return connected ? 1 : 0;
      }

      @Override
      public void close() {
        published.remove(topic);
      }
    };
  }

  @Override
  public Subscription subscribe(String topic, MessageType type, MessageListener listener)
      throws RosException {
    if (topic.equals(refused)) throw new RosException("refused " + topic);
    listeners.put(topic, listener);
    return new Subscription() {
      @Override
      public int publishers() {
        return connected ? 1 : 0;
      }

      @Override
      public long received() {
        return 0;
      }

      @Override
      public long refused() {
        return 0;
      }

      @Override
      public String trouble() {
        return connected ? "" : "nobody publishes " + topic;
      }

      @Override
      public void close() {
        listeners.remove(topic);
      }
    };
  }

  @Override
  public Group call(String service, ServiceType type, Group request, long timeoutNanos) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Object> parameter(String name) {
    return Optional.empty();
  }

  @Override
  public void setParameter(String name, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TopicInfo> topics() {
    return List.of();
  }

  @Override
  public String trouble() {
    return "";
  }

  @Override
  public void close() {}
}
