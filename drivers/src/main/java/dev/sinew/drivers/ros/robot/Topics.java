package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The topics that a robot listens to, each once, whoever wants its messages.
final class Topics implements AutoCloseable {

  private record Wanted(String type, List<MessageListener> listeners) {}

  private final Map<String, Wanted> wanted = new LinkedHashMap<>();
  private final Map<String, Subscription> open = new LinkedHashMap<>();

  /// Before [#open].
  ///
  /// @throws RosException when somebody else wants the same topic as another type
  void add(String topic, String type, MessageListener listener) throws RosException {
    Wanted before = wanted.computeIfAbsent(topic, t -> new Wanted(type, new ArrayList<>()));
    if (!before.type.equals(type))
      throw new RosException("%s is to be %s and %s at once".formatted(topic, before.type, type));
    before.listeners.add(listener);
  }

  /// @throws RosException when the graph cannot be reached
  void open(RosNode node) throws RosException {
    for (var entry : wanted.entrySet()) {
      List<MessageListener> listeners = List.copyOf(entry.getValue().listeners);
      MessageListener all =
          (message, arrival) -> listeners.forEach(each -> each.message(message, arrival));
      open.put(
          entry.getKey(),
          node.subscribe(
              entry.getKey(), RosTypes.message(entry.getValue().type, node.dialect()), all));
    }
  }

  /// What is the matter with a topic; empty when nothing is.
  String trouble(String topic) {
    Subscription subscription = open.get(topic);
    return subscription == null ? "" : subscription.trouble();
  }

  @Override
  public void close() {
    open.values().forEach(Subscription::close);
  }
}
