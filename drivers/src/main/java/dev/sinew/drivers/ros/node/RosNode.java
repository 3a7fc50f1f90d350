package dev.sinew.drivers.ros.node;

import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.List;
import java.util.Optional;

/// A node of a ROS graph. Any thread.
///
/// A master, bridge or peer that goes away throws nothing later on: subscriptions and publications
/// live on and are joined again when it is back; [#trouble] says what is the matter.
public interface RosNode extends AutoCloseable {

  /// Absolute name in the graph.
  String name();

  /// Which of the two generations of message definitions the graph speaks.
  Dialect dialect();

  /// Makes a topic known.
  ///
  /// @param topic absolute name
  /// @param latched whether whoever comes later gets the last message
  /// @throws RosException when the graph cannot be reached or refuses
  Publication advertise(String topic, MessageType type, boolean latched) throws RosException;

  /// Listens to a topic, also to publishers that appear later.
  ///
  /// @param listener called on a thread of the node; what it throws is counted, not passed on
  /// @throws RosException when the graph cannot be reached
  Subscription subscribe(String topic, MessageType type, MessageListener listener)
      throws RosException;

  /// Calls a service and waits for the answer.
  ///
  /// @throws RosException when there is no such service, it refuses, or the time is over
  Group call(String service, ServiceType type, Group request, long timeoutNanos)
      throws RosException;

  /// A parameter: Boolean, Long, Double, String, [List] or [java.util.Map] of these.
  ///
  /// @throws RosException when the graph cannot be reached
  Optional<Object> parameter(String name) throws RosException;

  /// @throws RosException when the graph cannot be reached
  void setParameter(String name, Object value) throws RosException;

  /// Every topic that somebody publishes, with its type.
  ///
  /// @throws RosException when the graph cannot be reached
  List<TopicInfo> topics() throws RosException;

  /// What is the matter with the link to the graph, one clause; empty when nothing is.
  String trouble();

  @Override
  void close();
}
