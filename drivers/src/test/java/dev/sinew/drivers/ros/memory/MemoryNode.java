package dev.sinew.drivers.ros.memory;

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
import java.util.List;
import java.util.Optional;

/// A node of a [MemoryGraph].
final class MemoryNode implements RosNode {

  private final MemoryGraph graph;

  MemoryNode(MemoryGraph graph) {
    this.graph = graph;
  }

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
    graph.published.put(topic, type.name());
    return new Publication() {
      @Override
      public void publish(Group message) {
        if (message.type() != type) throw new AssertionError(message.type() + " on " + topic);
        graph.deliver(topic, message, graph.clock.nanos());
      }

      @Override
      public int subscribers() {
        return (int) graph.count(topic);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Subscription subscribe(String topic, MessageType type, MessageListener listener) {
    MemoryGraph.Listener entry = new MemoryGraph.Listener(topic, type, listener);
    graph.listeners.add(entry);
    return new Subscription() {
      @Override
      public int publishers() {
        return graph.published.containsKey(topic) ? 1 : 0;
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
        return publishers() == 0 ? "nobody publishes " + topic : "";
      }

      @Override
      public void close() {
        graph.listeners.remove(entry);
      }
    };
  }

  @Override
  public Group call(String service, ServiceType type, Group request, long timeoutNanos)
      throws RosException {
    if (!graph.services.containsKey(service)) throw new RosException("no service " + service);
    return graph.services.get(service).apply(request);
  }

  @Override
  public Optional<Object> parameter(String name) {
    return Optional.ofNullable(graph.parameters.get(name));
  }

  @Override
  public void setParameter(String name, Object value) {
    graph.parameters.put(name, value);
  }

  @Override
  public List<TopicInfo> topics() {
    return graph.published.entrySet().stream()
        .map(e -> new TopicInfo(e.getKey(), e.getValue()))
        .toList();
  }

  @Override
  public String trouble() {
    return graph.trouble;
  }

  @Override
  public void close() {}
}
