package dev.sinew.drivers.ros.dds;

import dev.sinew.drivers.ros.library.Reflection;
import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageType;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/// A reader of DDS; its listener is called on a thread of Fast DDS.
final class DdsSubscription implements Subscription {

  /// Messages that wait for a slow listener; the oldest goes first.
  private static final int DEPTH = 100;

  private final DdsNode node;
  private final Clock clock;
  private final String topic;
  private final MessageReader reader;
  private final MessageListener listener;
  private final Object subscriber;
  private final Reflection.Call take;
  private final Object sampleInfo;
  private final Reflection.Call dataLength;
  private final AtomicInteger publishers = new AtomicInteger();
  private volatile long received;
  private volatile long refused;
  private volatile String refusal = "";
  private volatile boolean isClosed;

  DdsSubscription(
      DdsNode node,
      DdsSettings settings,
      Clock clock,
      Object dataType,
      String topic,
      MessageType type,
      MessageListener listener)
      throws RosException {
    this.node = node;
    this.clock = clock;
    this.topic = topic;
    this.listener = listener;
    reader = new MessageReader(type, MessageEncoding.CDR);
    Fast fast = node.fast();
    Reflection reflection = fast.reflection();
    sampleInfo = reflection.create(Fast.SAMPLE);
    dataLength = reflection.prepared(Fast.SAMPLE, "getDataLength");
    Class<?>[] parameters = {Object.class, reflection.type(Fast.SAMPLE)};
    take = reflection.prepared(Fast.SUBSCRIBER, "takeNextData", parameters);
    Object proxy =
        reflection.proxy(
            Fast.SUBSCRIBER_LISTENER,
            (self, method, a) ->
                method.getName().equals("onNewDataMessage") ? taken(a[0]) : matched(fast, a[1]));
    Object attributes =
        fast.attributes(
            "SubscriberAttributes", dataType, topic, settings.isReliable(), false, DEPTH);
    subscriber = fast.endpoint("Subscriber", node.participant(), attributes, proxy);
  }

  private Object matched(Fast fast, Object matching) throws RosException {
    publishers.addAndGet(fast.isMatched(matching) ? 1 : -1);
    return null;
  }

  /// Told of every message once; asking for more than there are makes the library complain aloud.
  private synchronized Object taken(Object from) throws RosException {
    RawType.Sample sample = new RawType.Sample();
    if (isClosed || !(boolean) take.on(from, sample, sampleInfo)) return null;
    // The payload says 4 bytes more than came.
    int length = Math.min(sample.bytes.length, (int) dataLength.on(sampleInfo));
    message(ByteBuffer.wrap(sample.bytes, 0, length));
    return null;
  }

  private void message(ByteBuffer bytes) {
    long arrivalNanos = clock.nanos();
    try {
      listener.message(reader.read(bytes), arrivalNanos);
      received++;
    } catch (MessageException e) {
      refuse(e.getMessage());
    } catch (RuntimeException e) {
      refuse("the listener failed: " + e);
    }
  }

  private void refuse(String why) {
    refusal = why;
    refused++;
  }

  @Override
  public int publishers() {
    return Math.max(0, publishers.get());
  }

  @Override
  public long received() {
    return received;
  }

  @Override
  public long refused() {
    return refused;
  }

  @Override
  public String trouble() {
    if (!refusal.isEmpty()) return "topic %s: %s".formatted(topic, refusal);
    if (publishers() > 0) return "";
    return "nobody publishes %s as %s with a quality of service that suits us"
        .formatted(topic, reader.type());
  }

  @Override
  public void close() {
    if (isClosed) return;
    isClosed = true;
    publishers.set(0);
    node.fast().remove("Subscriber", subscriber);
    node.forget(this);
  }
}
