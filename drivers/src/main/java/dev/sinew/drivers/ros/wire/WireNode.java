package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.drivers.ros.node.TopicInfo;
import dev.sinew.drivers.ros.xmlrpc.HttpAddress;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcClient;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcException;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcServer;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A ROS 1 node of our own. Any thread.
///
/// A master that forgets the node (it was restarted) is told everything again within about a
/// second; connections between nodes live on while there is no master. Told to shut down, as ROS
/// does with the older of two nodes of one name, the node closes and says so in [#trouble].
public final class WireNode implements RosNode {

  private static final int ANSWER_MILLIS = 3_000;
  private static final int FAREWELL_MILLIS = 300;
  private static final long JOIN_NANOS = 400_000_000;

  /// What topics need of their node.
  record Parts(
      String name, Clock clock, NodeThreads threads, SlaveClient nodes, Registrar registrar) {}

  private final Parts parts;
  private final HttpAddress masterAddress;
  private final XmlRpcClient client;
  private final Master master;
  private final TcpServer topics;
  private final XmlRpcServer api;
  private final Set<Connection> calls = ConcurrentHashMap.newKeySet();
  private final String host;
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile String ended = "";

  private WireNode(WireSettings settings, String name, HttpAddress master, Clock clock)
      throws IOException {
    InetAddress bind = Reachability.check(settings, master);
    masterAddress = master;
    client = new XmlRpcClient(ANSWER_MILLIS);
    this.master = new Master(master, name, client);
    NodeThreads threads = new NodeThreads(name);
    api = new XmlRpcServer(bind, 0, threads);
    String address = new HttpAddress(settings.advertisedHost(), api.port(), "/").toString();
    Registrar registrar = new Registrar(this.master, name, address);
    parts = new Parts(name, clock, threads, new SlaveClient(name, client), registrar);
    topics = TcpServer.bind(bind, registrar, threads);
    host = settings.advertisedHost();
  }

  /// Takes the node's place in the graph.
  ///
  /// @param clock stamps the arrival of messages, counts the time of service calls
  /// @throws RosException when the settings cannot work or there is no master, in one line
  public static WireNode open(WireSettings settings, Clock clock) throws RosException {
    String name = Names.absolute("node name", settings.nodeName());
    try {
      WireNode node = new WireNode(settings, name, masterAddress(settings), clock);
      try {
        node.master.mustAnswer();
      } catch (RosException e) {
        node.close();
        throw e;
      }
      node.start();
      return node;
    } catch (RosException e) {
      throw e;
    } catch (IOException e) {
      throw new RosException(
          "bind address %s: %s: it must be one of this machine's addresses"
              .formatted(settings.bindAddress(), e.getMessage()),
          e);
    }
  }

  private static HttpAddress masterAddress(WireSettings settings) throws RosException {
    try {
      return HttpAddress.parse(settings.masterUri());
    } catch (XmlRpcException e) {
      throw new RosException("ROS master (ROS_MASTER_URI): " + e.getMessage(), e);
    }
  }

  private void start() {
    api.start(
        new SlaveApi(
            parts.registrar(), masterAddress.toString(), host, topics.port(), this::mustEnd));
    topics.start();
    parts.threads().start("keeps its registrations", parts.registrar());
  }

  private void mustEnd(String reason) {
    ended = "%s was told to shut down: %s".formatted(parts.name(), reason);
    parts.threads().start("ends", this::close);
  }

  @Override
  public String name() {
    return parts.name();
  }

  @Override
  public Dialect dialect() {
    return Dialect.ROS1;
  }

  @Override
  public Publication advertise(String topic, MessageType type, boolean latched)
      throws RosException {
    mustBeOpen();
    TopicPublication publication =
        new TopicPublication(parts, Names.absolute("topic", topic), ros1(type), latched);
    parts.registrar().add(publication);
    return publication;
  }

  @Override
  public Subscription subscribe(String topic, MessageType type, MessageListener listener)
      throws RosException {
    mustBeOpen();
    TopicSubscription subscription =
        new TopicSubscription(parts, Names.absolute("topic", topic), ros1(type), listener);
    parts.registrar().add(subscription);
    return subscription;
  }

  @Override
  public Group call(String service, ServiceType type, Group request, long timeoutNanos)
      throws RosException {
    mustBeOpen();
    ServiceCall call =
        new ServiceCall(
            parts.name(), Names.absolute("service", service), type, parts.clock(), timeoutNanos);
    String address =
        master
            .lookupService(service)
            .orElseThrow(() -> new RosException("service %s: nobody offers it".formatted(service)));
    try (Connection connection = new Connection(new Socket())) {
      calls.add(connection);
      try {
        mustBeOpen();
        return call.answer(address, connection, request);
      } finally {
        calls.remove(connection);
      }
    }
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
    if (!ended.isEmpty()) return ended;
    String trouble = parts.registrar().trouble();
    if (!trouble.isEmpty()) return trouble;
    for (TopicPublication publication : parts.registrar().publications())
      if (!publication.trouble().isEmpty()) return publication.trouble();
    return "";
  }

  private void mustBeOpen() throws RosException {
    if (closing.get())
      throw new RosException(ended.isEmpty() ? "%s was closed".formatted(parts.name()) : ended);
  }

  private static MessageType ros1(MessageType type) throws RosException {
    if (type.dialect() == Dialect.ROS1) return type;
    throw new RosException(type + ": a type of ROS 2, this graph is of ROS 1");
  }

  /// Takes the node out of the graph and ends its threads, within a second even when there is no
  /// master any more.
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) return;
    Registrar registrar = parts.registrar();
    registrar.close();
    client.close();
    registrar.subscriptions().forEach(TopicSubscription::disconnect);
    registrar.publications().forEach(TopicPublication::disconnect);
    calls.forEach(Connection::close);
    topics.close();
    if (registrar.trouble().isEmpty()) sayGoodbye(registrar);
    api.close();
    parts.threads().join(JOIN_NANOS);
  }

  private void sayGoodbye(Registrar registrar) {
    try (XmlRpcClient last = new XmlRpcClient(FAREWELL_MILLIS)) {
      Master asked = new Master(masterAddress, parts.name(), last);
      parts
          .threads()
          .start("says goodbye", () -> registrar.unregisterAll(asked))
          .join(FAREWELL_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
