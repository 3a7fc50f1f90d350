package dev.sinew.drivers.ros.bridge;

import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.List;

/// A topic that the server publishes for us.
final class BridgePublication implements Publication {

  /// Messages that wait for the link; more mean that it is slower than what is published.
  private static final int DEPTH = 100;

  private final RosBridgeNode node;
  private final BridgeLink link;
  private final String id;
  private final String topic;
  private final MessageType type;
  private final boolean isLatched;
  private final Census census;
  private volatile String last = "";
  private volatile boolean isClosed;

  BridgePublication(
      RosBridgeNode node,
      BridgeLink link,
      String id,
      String topic,
      MessageType type,
      boolean isLatched) {
    this.node = node;
    this.link = link;
    this.id = id;
    this.topic = topic;
    this.type = type;
    this.isLatched = isLatched;
    census = Census.ofSubscribers(topic);
  }

  Census census() {
    return census;
  }

  /// What a new link has to be told.
  List<String> greeting() {
    String advertise =
        Ops.advertise(id, topic, TypeNames.ofServer(type.name(), type.dialect()), isLatched, DEPTH);
    return last.isEmpty() ? List.of(advertise) : List.of(advertise, last);
  }

  /// Without a link the message is gone, unless the topic is latched.
  @Override
  public void publish(Group message) throws RosException {
    if (isClosed) throw new RosException("topic " + topic + ": the publication is closed");
    String frame = Ops.publish(topic, CheckedJson.of(message, type, "topic " + topic), isLatched);
    if (isLatched) last = frame;
    link.send(this, frame, DEPTH);
  }

  @Override
  public int subscribers() {
    return census.count();
  }

  @Override
  public void close() {
    if (isClosed) return;
    isClosed = true;
    link.send(Ops.unadvertise(id, topic));
    node.forget(this);
  }
}
