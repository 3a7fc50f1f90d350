package dev.sinew.drivers.ros.dds;

import dev.sinew.drivers.ros.library.Reflection;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.runtime.rosmsg.CdrOutput;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageWriter;
import java.util.concurrent.atomic.AtomicInteger;

/// A writer of DDS. Latched: TRANSIENT_LOCAL, so that whoever asks for that gets the last message.
final class DdsPublication implements Publication {

  /// As ROS 2 has it by default.
  private static final int DEPTH = 10;

  private static final int USUAL_BYTES = 512;

  private final DdsNode node;
  private final String topic;
  private final MessageType type;
  private final int maxBytes;
  private final Object publisher;
  private final Reflection.Call write;
  private final AtomicInteger subscribers = new AtomicInteger();
  private final CdrOutput out = new CdrOutput(USUAL_BYTES);
  private final MessageWriter writer = new MessageWriter(out);
  private boolean isClosed;

  DdsPublication(
      DdsNode node,
      DdsSettings settings,
      Object dataType,
      String topic,
      MessageType type,
      boolean isLatched)
      throws RosException {
    this.node = node;
    this.topic = topic;
    this.type = type;
    maxBytes = settings.maxMessageBytes();
    Fast fast = node.fast();
    write = fast.reflection().prepared(Fast.PUBLISHER, "write", Object.class);
    Object listener =
        fast.reflection()
            .proxy(
                Fast.PUBLISHER_LISTENER,
                (self, method, a) -> {
                  subscribers.addAndGet(fast.isMatched(a[1]) ? 1 : -1);
                  return null;
                });
    // A reliable writer serves best-effort readers as well.
    Object attributes =
        fast.attributes(
            "PublisherAttributes", dataType, topic, true, isLatched, isLatched ? 1 : DEPTH);
    publisher = fast.endpoint("Publisher", node.participant(), attributes, listener);
  }

  @Override
  public synchronized void publish(Group message) throws RosException {
    if (isClosed) throw new RosException("topic " + topic + ": the publication is closed");
    if (message.type() != type)
      throw new RosException(
          "topic %s: a %s where %s would be right".formatted(topic, message.type(), type));
    try {
      writer.write(message);
    } catch (MessageException e) {
      throw new RosException("topic " + topic + ": " + e.getMessage(), e);
    }
    if (out.size() > maxBytes)
      throw new RosException(
          "topic %s: a message of %d bytes, more than %d".formatted(topic, out.size(), maxBytes));
    RawType.Sample sample = new RawType.Sample();
    sample.bytes = out.copy();
    write.on(publisher, sample);
  }

  @Override
  public int subscribers() {
    return Math.max(0, subscribers.get());
  }

  @Override
  public synchronized void close() {
    if (isClosed) return;
    isClosed = true;
    subscribers.set(0);
    node.fast().remove("Publisher", publisher);
    node.forget(this);
  }
}
