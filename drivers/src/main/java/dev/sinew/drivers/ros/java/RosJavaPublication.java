package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.library.Reflection;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageWriter;
import dev.sinew.runtime.rosmsg.Ros1Output;
import java.util.concurrent.atomic.AtomicBoolean;

/// A publisher of rosjava. It keeps 16 messages for its writer, and the oldest goes when they come
/// faster.
final class RosJavaPublication implements Publication {

  private static final String PUBLISHER = "org.ros.node.topic.Publisher";
  private static final int USUAL_BYTES = 512;

  private final Reflection rosjava;
  private final Shared publishers;
  private final Object publisher;
  private final Registrations registrations;
  private final String node;
  private final String topic;
  private final MessageType type;
  private final Reflection.Call publish;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  RosJavaPublication(
      Reflection rosjava,
      Shared publishers,
      Object publisher,
      Registrations registrations,
      String node,
      String topic,
      MessageType type)
      throws RosException {
    this.rosjava = rosjava;
    this.publishers = publishers;
    this.publisher = publisher;
    this.registrations = registrations;
    this.node = node;
    this.topic = topic;
    this.type = type;
    publish = rosjava.prepared(PUBLISHER, "publish", Object.class);
  }

  void latch() throws RosException {
    rosjava.call(PUBLISHER, publisher, "setLatchMode", new Class<?>[] {boolean.class}, true);
  }

  @Override
  public void publish(Group message) throws RosException {
    if (isClosed.get()) throw new RosException("topic " + topic + ": the publication is closed");
    if (message.type() != type)
      throw new RosException(
          "topic %s: a %s where %s would be right".formatted(topic, message.type(), type));
    publish.on(publisher, bytes("topic " + topic, message));
  }

  /// @param where for the complaint
  static byte[] bytes(String where, Group message) throws RosException {
    Ros1Output out = new Ros1Output(USUAL_BYTES);
    try {
      new MessageWriter(out).write(message);
    } catch (MessageException e) {
      throw new RosException(where + ": " + e.getMessage(), e);
    }
    return out.copy();
  }

  @Override
  public int subscribers() {
    try {
      return (int) rosjava.call(PUBLISHER, publisher, "getNumberOfSubscribers");
    } catch (RosException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    if (isClosed.getAndSet(true)) return;
    publishers.release(topic, this::end);
  }

  private void end() {
    rosjava.tell(PUBLISHER, publisher, "shutdown");
    registrations.awaitUnpublished(node, topic);
  }
}
