package dev.sinew.drivers.ros.bridge;

import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/// A topic that the server listens to for us. Messages come on one thread.
final class BridgeSubscription implements Subscription {

  private final RosBridgeNode node;
  private final BridgeLink link;
  private final BridgeSettings settings;
  private final String id;
  private final String topic;
  private final MessageType type;
  private final MessageListener listener;
  private final MessageReader raw;
  private final Census census;
  private volatile long received;
  private volatile long refused;
  private volatile String refusal = "";
  private volatile boolean isAskedFor;
  private volatile boolean isClosed;

  BridgeSubscription(
      RosBridgeNode node,
      BridgeLink link,
      BridgeSettings settings,
      String id,
      String topic,
      MessageType type,
      MessageListener listener) {
    this.node = node;
    this.link = link;
    this.settings = settings;
    this.id = id;
    this.topic = topic;
    this.type = type;
    this.listener = listener;
    raw =
        new MessageReader(
            type, type.dialect() == Dialect.ROS1 ? MessageEncoding.ROS1 : MessageEncoding.CDR);
    census = Census.ofPublishers(topic);
  }

  String topic() {
    return topic;
  }

  /// What a new link has to be told. The server does not check the type of raw messages: they are
  /// asked for when it is known to be the right one.
  List<String> greeting() {
    isAskedFor = settings.compression() != Compression.CBOR_RAW;
    return isAskedFor ? List.of(subscribe()) : List.of();
  }

  private String subscribe() {
    return Ops.subscribe(id, topic, TypeNames.ofServer(type.name(), type.dialect()), settings);
  }

  /// On the link's thread.
  void tick(long nowNanos, RosApi api) {
    census.tick(nowNanos, api);
    if (isAskedFor || !isOfOurType()) return;
    isAskedFor = true;
    link.send(subscribe());
  }

  void lost() {
    census.lost();
  }

  private boolean isOfOurType() {
    return census.type().equals(TypeNames.ours(type.name()));
  }

  /// @param tree what stands as `msg` in the frame
  void message(Object tree, long arrivalNanos) {
    if (isClosed) return;
    try {
      Group message =
          settings.compression() == Compression.CBOR_RAW
              ? ofBytes(tree)
              : MessageFromTree.message(type, tree);
      listener.message(message, arrivalNanos);
      received++;
    } catch (WireException | MessageException e) {
      refuse(e.getMessage());
    } catch (RuntimeException e) {
      refuse("the listener failed: " + e);
    }
  }

  /// `{secs, nsecs, bytes}` (specification, 3.1.4).
  private Group ofBytes(Object tree) throws WireException, MessageException {
    if (!(tree instanceof Map<?, ?> map) || !(map.get("bytes") instanceof byte[] bytes))
      throw new WireException(topic + ": no bytes of a raw message");
    return raw.read(ByteBuffer.wrap(bytes));
  }

  private void refuse(String why) {
    refusal = Lines.one(why);
    refused++;
  }

  @Override
  public int publishers() {
    return census.count();
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
    if (!link.isUp()) return link.trouble();
    if (!census.type().isEmpty() && !isOfOurType())
      return "topic %s is of type %s, not %s".formatted(topic, census.type(), type);
    if (!refusal.isEmpty()) return "topic %s: %s".formatted(topic, refusal);
    if (!census.trouble().isEmpty()) return census.trouble();
    return census.count() == 0 ? "nobody publishes " + topic : "";
  }

  @Override
  public void close() {
    if (isClosed) return;
    isClosed = true;
    link.send(Ops.unsubscribe(id, topic));
    node.forget(this);
  }
}
