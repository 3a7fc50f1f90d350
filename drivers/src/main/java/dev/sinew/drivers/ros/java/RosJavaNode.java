package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.library.Reflection;
import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.drivers.ros.node.TopicInfo;
import dev.sinew.drivers.ros.wire.Master;
import dev.sinew.drivers.ros.xmlrpc.HttpAddress;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcClient;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcException;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A ROS 1 node by rosjava 0.3.6. Any thread.
///
/// Topics and services go through rosjava; parameters and lists of topics are asked of the master
/// directly. Bursts of more than 16 messages of a topic lose the oldest ones, in rosjava. With a
/// master that was started anew subscriptions are registered again, publications are not.
public final class RosJavaNode implements RosNode {

  static final String NODE = "org.ros.node.ConnectedNode";

  private static final int ANSWER_MILLIS = 3_000;

  private final RosJavaSettings settings;
  private final Clock clock;
  private final Reflection rosjava;
  private final KnownTypes types = new KnownTypes();
  private final XmlRpcClient client = new XmlRpcClient(ANSWER_MILLIS);
  private final Master master;
  private final Registrations registrations;
  private final Thread watch;
  private final Shared publishers = new Shared();
  private final Map<String, SubscriberHub> hubs = new ConcurrentHashMap<>();
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private volatile String hubTrouble = "";
  private RosJavaRun run;
  private RosJavaCall calls;

  private RosJavaNode(RosJavaSettings settings, Clock clock, ClassLoader library)
      throws XmlRpcException {
    this.settings = settings;
    this.clock = clock;
    rosjava = new Reflection("rosjava", library);
    master = new Master(HttpAddress.parse(settings.masterUri()), settings.nodeName(), client);
    registrations = new Registrations(master, clock, this::tick);
    watch = Thread.ofVirtual().name("rosjava watch").unstarted(registrations);
  }

  /// Starts a node and waits until it has its place in the graph.
  ///
  /// @param clock for arrival times
  /// @param library as [RosJavaLibrary#FOLDER] finds it
  /// @throws RosException when there is no master, or rosjava fails
  public static RosJavaNode open(RosJavaSettings settings, Clock clock, ClassLoader library)
      throws RosException {
    RosJavaNode node;
    try {
      node = new RosJavaNode(settings, clock, library);
    } catch (XmlRpcException e) {
      throw new RosException("ROS master (ROS_MASTER_URI): " + e.getMessage(), e);
    }
    try {
      node.start();
      return node;
    } catch (RosException e) {
      node.close();
      throw e;
    }
  }

  private void start() throws RosException {
    master.mustAnswer();
    run = RosJavaRun.start(rosjava, settings, new RawMessages(rosjava, types));
    calls = new RosJavaCall(rosjava, run.node());
    watch.start();
  }

  private void tick(long nowNanos) {
    for (SubscriberHub hub : hubs.values()) {
      try {
        hub.tick(nowNanos);
      } catch (RosException e) {
        hubTrouble = e.getMessage();
      }
    }
  }

  @Override
  public String name() {
    return settings.nodeName();
  }

  @Override
  public Dialect dialect() {
    return Dialect.ROS1;
  }

  @Override
  public Publication advertise(String topic, MessageType type, boolean latched)
      throws RosException {
    learn(type);
    Object publisher =
        publishers.acquire(topic, type.name(), () -> participant("newPublisher", topic, type));
    RosJavaPublication publication =
        new RosJavaPublication(rosjava, publishers, publisher, registrations, name(), topic, type);
    if (latched) publication.latch();
    return publication;
  }

  @Override
  public Subscription subscribe(String topic, MessageType type, MessageListener listener)
      throws RosException {
    learn(type);
    SubscriberHub hub = hubs.computeIfAbsent(topic, t -> hub(topic, type));
    if (!hub.type().equals(type.name()))
      throw new RosException(
          "topic %s is of type %s in this node, not %s".formatted(topic, hub.type(), type));
    RosJavaSubscription subscription =
        new RosJavaSubscription(rosjava, hub, registrations, clock, topic, type, listener);
    subscription.start();
    return subscription;
  }

  private SubscriberHub hub(String topic, MessageType type) {
    return new SubscriberHub(
        rosjava,
        () -> participant("newSubscriber", topic, type),
        registrations,
        name(),
        topic,
        type.name());
  }

  private Object participant(String method, String topic, MessageType type) throws RosException {
    Class<?>[] parameters = {String.class, String.class};
    return rosjava.call(NODE, run.node(), method, parameters, topic, type.name());
  }

  private void learn(MessageType type) throws RosException {
    mustBeOpen();
    if (type.dialect() != Dialect.ROS1)
      throw new RosException(type + " is a type of ROS 2, rosjava speaks ROS 1");
    types.add(type);
  }

  @Override
  public Group call(String service, ServiceType type, Group request, long timeoutNanos)
      throws RosException {
    mustBeOpen();
    types.add(type);
    return calls.answer(service, type, request, timeoutNanos);
  }

  @Override
  public Optional<Object> parameter(String name) throws RosException {
    mustBeOpen();
    return master.parameter(name);
  }

  @Override
  public void setParameter(String name, Object value) throws RosException {
    mustBeOpen();
    master.setParameter(name, value);
  }

  @Override
  public List<TopicInfo> topics() throws RosException {
    mustBeOpen();
    return master.publishedTopics();
  }

  @Override
  public String trouble() {
    if (!run.error().isEmpty()) return run.error();
    return registrations.trouble().isEmpty() ? hubTrouble : registrations.trouble();
  }

  private void mustBeOpen() throws RosException {
    if (isClosed.get()) throw new RosException(name() + ": this node is closed");
  }

  @Override
  public void close() {
    if (isClosed.getAndSet(true)) return;
    registrations.close();
    watch.interrupt();
    if (run != null) run.close();
    client.close();
  }
}
