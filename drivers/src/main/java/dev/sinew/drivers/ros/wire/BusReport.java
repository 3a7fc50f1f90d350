package dev.sinew.drivers.ros.wire;

import java.util.ArrayList;
import java.util.List;

/// What `rosnode info` and its like want to know about the connections of a node; the forms are
/// those of <https://wiki.ros.org/ROS/Slave_API>.
final class BusReport {

  private BusReport() {}

  /// `[connection, other end, direction, transport, topic, connected]` for each.
  static List<Object> info(Registrar registrar) {
    List<Object> all = new ArrayList<>();
    for (TopicPublication topic : registrar.publications())
      for (SubscriberLink link : topic.links())
        all.add(line((long) all.size(), link.caller(), "o", topic.name(), true));
    for (TopicSubscription topic : registrar.subscriptions())
      for (PublisherLink link : topic.links())
        all.add(line((long) all.size(), link.publisher(), "i", topic.name(), link.isConnected()));
    return all;
  }

  private static Object line(
      long connection, String other, String direction, String topic, boolean isConnected) {
    return List.of(connection, other, direction, "TCPROS", topic, isConnected);
  }

  /// `[publications, subscriptions, services]`; for a publication the messages sent and dropped,
  /// for a subscription the messages received. Bytes are not counted: 0.
  static List<Object> statistics(Registrar registrar) {
    List<Object> publications = new ArrayList<>();
    for (TopicPublication topic : registrar.publications()) {
      List<Object> links = new ArrayList<>();
      for (SubscriberLink link : topic.links())
        links.add(List.of((long) links.size(), 0L, low(link.sent()), low(link.dropped())));
      publications.add(List.of(topic.name(), 0L, links));
    }
    List<Object> subscriptions = new ArrayList<>();
    for (TopicSubscription topic : registrar.subscriptions())
      subscriptions.add(
          List.of(topic.name(), List.of(List.of(0L, low(topic.received()), 0L, true))));
    return List.of(publications, subscriptions, List.of(0L, 0L, 0L));
  }

  /// An integer of XML-RPC has 32 bits.
  private static long low(long count) {
    return Math.min(count, Integer.MAX_VALUE);
  }
}
