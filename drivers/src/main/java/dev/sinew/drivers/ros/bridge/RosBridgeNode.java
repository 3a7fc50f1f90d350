package dev.sinew.drivers.ros.bridge;

import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.drivers.ros.node.TopicInfo;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A ROS graph through a rosbridge server. Any thread.
///
/// The server confirms nothing: whether a topic has another type, and who is at its other end, is
/// asked of the node rosapi, once a second. It must run beside the server for parameters, topics
/// and the counts of publishers and subscribers. With ROS 2 a parameter is `/node:name`.
///
/// A new link tells the server about every topic again; what was published meanwhile is gone.
public final class RosBridgeNode implements RosNode {

  /// We are no node ourselves: the graph sees the server.
  private static final String SERVER_NODE = "/rosbridge_websocket";

  private final BridgeSettings settings;
  private final WireTree wire;
  private final BridgeLink link;
  private final Calls calls;
  private final RosApi api;
  private final FrameReader frames;
  private final List<BridgeSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final List<BridgePublication> publications = new CopyOnWriteArrayList<>();
  private final AtomicLong count = new AtomicLong();

  private RosBridgeNode(BridgeSettings settings, Clock clock) {
    this.settings = settings;
    wire = new WireTree(settings.maxMessageBytes());
    link = new BridgeLink(settings, clock, new LinkOwner());
    calls = new Calls(link);
    api = new RosApi(calls, wire, settings.dialect());
    frames = new FrameReader(settings, wire, calls, this::listeningTo);
  }

  /// Opens the link. The node is the caller's.
  ///
  /// @param clock the loop's, for arrival times
  /// @throws RosException when the server does not answer or refuses
  public static RosBridgeNode connect(BridgeSettings settings, Clock clock) throws RosException {
    RosBridgeNode node = new RosBridgeNode(settings, clock);
    node.link.start();
    return node;
  }

  @Override
  public String name() {
    return SERVER_NODE;
  }

  @Override
  public Dialect dialect() {
    return settings.dialect();
  }

  @Override
  public Publication advertise(String topic, MessageType type, boolean latched)
      throws RosException {
    mustSpeak(type);
    link.mustBeUp();
    BridgePublication publication =
        new BridgePublication(this, link, id("advertise", topic), topic, type, latched);
    publications.add(publication);
    publication.greeting().forEach(link::send);
    return publication;
  }

  @Override
  public Subscription subscribe(String topic, MessageType type, MessageListener listener)
      throws RosException {
    mustSpeak(type);
    link.mustBeUp();
    BridgeSubscription subscription =
        new BridgeSubscription(this, link, settings, id("subscribe", topic), topic, type, listener);
    subscriptions.add(subscription);
    subscription.greeting().forEach(link::send);
    return subscription;
  }

  @Override
  public Group call(String service, ServiceType type, Group request, long timeoutNanos)
      throws RosException {
    mustSpeak(type.request());
    CharSequence json = CheckedJson.of(request, type.request(), "service " + service);
    Object answer = calls.call(service, json, timeoutNanos);
    try {
      return MessageFromTree.message(type.response(), answer);
    } catch (WireException e) {
      throw new RosException("service " + service + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<Object> parameter(String name) throws RosException {
    return api.parameter(name);
  }

  @Override
  public void setParameter(String name, Object value) throws RosException {
    api.setParameter(name, value);
  }

  @Override
  public List<TopicInfo> topics() throws RosException {
    return api.topics();
  }

  @Override
  public String trouble() {
    return link.isUp() ? frames.trouble() : link.trouble();
  }

  @Override
  public void close() {
    link.close();
  }

  void forget(BridgeSubscription subscription) {
    subscriptions.remove(subscription);
  }

  void forget(BridgePublication publication) {
    publications.remove(publication);
  }

  private List<BridgeSubscription> listeningTo(String topic) {
    List<BridgeSubscription> found = new ArrayList<>(1);
    for (BridgeSubscription subscription : subscriptions)
      if (subscription.topic().equals(topic)) found.add(subscription);
    return found;
  }

  private String id(String op, String topic) {
    return op + ":" + topic + ":" + count.incrementAndGet();
  }

  private void mustSpeak(MessageType type) throws RosException {
    if (type.dialect() != settings.dialect())
      throw new RosException(
          "%s is a type of %s, behind %s is %s"
              .formatted(type, type.dialect(), settings.server(), settings.dialect()));
  }

  private final class LinkOwner implements BridgeLink.Owner {

    @Override
    public List<String> greeting() {
      frames.newLink();
      List<String> greeting = new ArrayList<>();
      settings.secret().ifPresent(s -> greeting.add(RosAuth.frame(s, settings.server())));
      for (BridgePublication publication : publications) greeting.addAll(publication.greeting());
      for (BridgeSubscription subscription : subscriptions)
        greeting.addAll(subscription.greeting());
      return greeting;
    }

    @Override
    public void tick(long nowNanos) {
      for (BridgePublication publication : publications) publication.census().tick(nowNanos, api);
      for (BridgeSubscription subscription : subscriptions) subscription.tick(nowNanos, api);
    }

    @Override
    public void lost(RosException how) {
      for (BridgePublication publication : publications) publication.census().lost();
      for (BridgeSubscription subscription : subscriptions) subscription.lost();
      calls.lost(how);
    }

    @Override
    public void text(String text, long arrivalNanos) {
      frames.text(text, arrivalNanos);
    }

    @Override
    public void binary(byte[] bytes, long arrivalNanos) {
      frames.binary(bytes, arrivalNanos);
    }
  }
}
