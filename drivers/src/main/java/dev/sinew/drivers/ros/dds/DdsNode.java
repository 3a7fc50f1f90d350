package dev.sinew.drivers.ros.dds;

import dev.sinew.drivers.ros.library.Reflection;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A participant of DDS that speaks as a node of ROS 2: topics only. Any thread.
///
/// There is no master: nobody there is no error, and who comes or goes is found by discovery within
/// seconds. Topics cannot be listed, and a type or quality of service that does not fit looks like
/// nobody: the library tells neither. A latched topic serves subscriptions of others that ask for
/// it (TRANSIENT_LOCAL); ours are volatile, because a stricter one would not hear ordinary
/// publishers.
public final class DdsNode implements RosNode {

  private final DdsSettings settings;
  private final Clock clock;
  private final Fast fast;
  private final Object participant;
  private final Map<String, Object> types = new ConcurrentHashMap<>();
  private final Set<DdsPublication> publications = ConcurrentHashMap.newKeySet();
  private final Set<DdsSubscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private DdsNode(DdsSettings settings, Clock clock, ClassLoader library) throws RosException {
    this.settings = settings;
    this.clock = clock;
    fast = new Fast(new Reflection("Fast DDS", library));
    participant = fast.participant(settings);
  }

  /// Joins a domain.
  ///
  /// @param clock for arrival times
  /// @param library as [DdsLibrary#FOLDER] finds it
  /// @throws RosException when Fast DDS refuses the settings
  public static DdsNode open(DdsSettings settings, Clock clock, ClassLoader library)
      throws RosException {
    return new DdsNode(settings, clock, library);
  }

  Fast fast() {
    return fast;
  }

  Object participant() {
    return participant;
  }

  @Override
  public String name() {
    return settings.nodeName();
  }

  @Override
  public Dialect dialect() {
    return Dialect.ROS2;
  }

  @Override
  public Publication advertise(String topic, MessageType type, boolean latched)
      throws RosException {
    Object dataType = dataType(type);
    DdsPublication publication = new DdsPublication(this, settings, dataType, topic, type, latched);
    publications.add(publication);
    return publication;
  }

  @Override
  public Subscription subscribe(String topic, MessageType type, MessageListener listener)
      throws RosException {
    Object dataType = dataType(type);
    DdsSubscription subscription =
        new DdsSubscription(this, settings, clock, dataType, topic, type, listener);
    subscriptions.add(subscription);
    return subscription;
  }

  private Object dataType(MessageType type) throws RosException {
    mustBeOpen();
    if (type.dialect() != Dialect.ROS2)
      throw new RosException(type + " is a type of ROS 1, DDS carries ROS 2");
    String name = DdsNames.type(type.name());
    synchronized (types) {
      Object known = types.get(name);
      if (known != null) return known;
      Object made = new RawType(fast.reflection(), name, settings.maxMessageBytes()).proxy();
      fast.register(participant, made);
      types.put(name, made);
      return made;
    }
  }

  @Override
  public Group call(String service, ServiceType type, Group request, long timeoutNanos)
      throws RosException {
    throw topicsOnly("service " + service);
  }

  @Override
  public Optional<Object> parameter(String name) throws RosException {
    throw topicsOnly("parameter " + name);
  }

  @Override
  public void setParameter(String name, Object value) throws RosException {
    throw topicsOnly("parameter " + name);
  }

  private static RosException topicsOnly(String what) {
    return new RosException(
        what + ": 'kind: dds' carries topics only; 'kind: rosbridge' has services and parameters");
  }

  @Override
  public List<TopicInfo> topics() throws RosException {
    throw new RosException("'kind: dds' cannot list topics: its library does not tell them");
  }

  /// Never any: without a master nothing can be missing.
  @Override
  public String trouble() {
    return "";
  }

  private void mustBeOpen() throws RosException {
    if (isClosed.get()) throw new RosException(name() + ": this node is closed");
  }

  void forget(DdsPublication publication) {
    publications.remove(publication);
  }

  void forget(DdsSubscription subscription) {
    subscriptions.remove(subscription);
  }

  @Override
  public void close() {
    if (isClosed.getAndSet(true)) return;
    publications.forEach(DdsPublication::close);
    subscriptions.forEach(DdsSubscription::close);
    fast.remove("Participant", participant);
  }
}
