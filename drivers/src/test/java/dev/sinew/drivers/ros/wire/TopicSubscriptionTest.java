package dev.sinew.drivers.ros.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcClient;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.rosmsg.Dialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicSubscriptionTest {

  private static final String OLD = "http://127.0.0.1:1/";
  private static final String NEW = "http://127.0.0.1:2/";

  private final XmlRpcClient client = new XmlRpcClient(1_000);
  private final NodeThreads threads = new NodeThreads("/test");
  private final TopicSubscription subscription =
      new TopicSubscription(
          new WireNode.Parts(
              "/test",
              new MonotonicClock(),
              threads,
              new SlaveClient("/test", client),
              new Registrar(null, "/test", "http://127.0.0.1:3/")),
          "/words",
          RosTypes.message("std_msgs/String", Dialect.ROS1),
          (m, nanos) -> {});

  @AfterEach
  void close() {
    subscription.disconnect();
    client.close();
    threads.join(1_000_000_000);
  }

  private List<String> listed() {
    return subscription.links().stream()
        .filter(PublisherLink::isListed)
        .map(PublisherLink::publisher)
        .toList();
  }

  /// The master calls from a thread of its own, so its news can overtake its answer.
  @Test
  void newsOfTheMasterAreNotUndoneByItsOlderAnswer() {
    long before = subscription.updates();
    subscription.publishersAre(List.of(OLD, NEW));

    subscription.registered(List.of(OLD), before);

    assertThat(listed()).containsExactly(OLD, NEW);
    subscription.registered(List.of(NEW), subscription.updates());
    assertThat(listed()).containsExactly(NEW);
  }

  @Test
  void aPublisherThatIsListedTwiceHasOneLinkAndACrowdHasABound() {
    subscription.publishersAre(List.of(OLD, OLD));
    assertThat(subscription.links()).hasSize(1);

    List<String> crowd = new ArrayList<>(Collections.nCopies(1, OLD));
    for (int i = 0; i < 200; i++) crowd.add("http://127.0.0.1:%d/".formatted(10 + i));
    subscription.publishersAre(crowd);
    assertThat(subscription.links()).hasSize(64);
  }
}
