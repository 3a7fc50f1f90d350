package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.TopicInfo;
import dev.sinew.drivers.ros.xmlrpc.HttpAddress;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcClient;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The master's calls (<https://wiki.ros.org/ROS/Master_API>, `ROS/Parameter%20Server%20API`) on
/// behalf of one node. Any thread. Every problem is a [RosException] that names the master.
public final class Master {

  private final HttpAddress address;
  private final String node;
  private final XmlRpcClient client;

  /// @param client the caller's
  public Master(HttpAddress address, String node, XmlRpcClient client) {
    this.address = address;
    this.node = node;
    this.client = client;
  }

  /// @throws RosException when there is no master
  public void mustAnswer() throws RosException {
    reply("getUri").value();
  }

  /// @return where the graph believes that a node is; empty when it does not know it
  Optional<String> lookupNode(String name) throws RosException {
    MasterReply reply = reply("lookupNode", name);
    return reply.isSuccess() ? Optional.of(String.valueOf(reply.content())) : Optional.empty();
  }

  /// @return addresses of the topic's publishers
  List<String> registerSubscriber(String topic, String type, String api) throws RosException {
    return texts(reply("registerSubscriber", topic, type, api).value());
  }

  void registerPublisher(String topic, String type, String api) throws RosException {
    reply("registerPublisher", topic, type, api).value();
  }

  void unregisterSubscriber(String topic, String api) throws RosException {
    reply("unregisterSubscriber", topic, api);
  }

  void unregisterPublisher(String topic, String api) throws RosException {
    reply("unregisterPublisher", topic, api);
  }

  /// @return as `rosrpc://host:port`; empty when nobody offers the service
  Optional<String> lookupService(String service) throws RosException {
    MasterReply reply = reply("lookupService", service);
    return reply.isSuccess() ? Optional.of(String.valueOf(reply.content())) : Optional.empty();
  }

  public List<TopicInfo> publishedTopics() throws RosException {
    List<TopicInfo> topics = new ArrayList<>();
    if (reply("getPublishedTopics", "").value() instanceof List<?> list)
      for (Object pair : list)
        if (pair instanceof List<?> two && two.size() == 2)
          topics.add(new TopicInfo(String.valueOf(two.get(0)), String.valueOf(two.get(1))));
    return topics;
  }

  /// Who is registered for what now.
  public SystemState systemState() throws RosException {
    return SystemState.of(reply("getSystemState").value());
  }

  /// @return empty when there is none of this name
  public Optional<Object> parameter(String name) throws RosException {
    MasterReply reply = reply("getParam", name);
    return reply.isSuccess() ? Optional.of(reply.content()) : Optional.empty();
  }

  public void setParameter(String name, Object value) throws RosException {
    reply("setParam", name, value).value();
  }

  private MasterReply reply(String method, Object... parameters) throws RosException {
    Object[] all = new Object[parameters.length + 1];
    all[0] = node;
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    try {
      Object answer = client.call(address, method, all);
      return MasterReply.of(answer, "ROS master %s: %s".formatted(address, method));
    } catch (XmlRpcException e) {
      throw new RosException(
          "ROS master %s does not answer (%s): is roscore running there, and is ROS_MASTER_URI right?"
              .formatted(address, e.getMessage()),
          e);
    }
  }

  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) for (Object element : list) texts.add(element.toString());
    return texts;
  }
}
