package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.xmlrpc.HttpAddress;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcClient;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcException;
import java.util.List;

/// What this node asks other nodes (<https://wiki.ros.org/ROS/Slave_API>). Any thread.
final class SlaveClient {

  private final String node;
  private final XmlRpcClient client;

  SlaveClient(String node, XmlRpcClient client) {
    this.node = node;
    this.client = client;
  }

  /// Where a topic's bytes can be had.
  record Endpoint(String host, int port) {}

  /// @param publisher its address at the master
  /// @throws WireException when the publisher cannot be reached or does not offer the topic over
  ///     TCP, as a clause
  Endpoint requestTopic(String publisher, String topic) throws WireException {
    try {
      HttpAddress address = HttpAddress.parse(publisher);
      Object answer = client.call(address, "requestTopic", node, topic, List.of(List.of("TCPROS")));
      return endpoint(MasterReply.of(answer, "requestTopic").value());
    } catch (XmlRpcException e) {
      throw new WireException(e.getMessage(), e.getCause());
    } catch (RosException e) {
      throw new WireException(e.getMessage());
    }
  }

  private static Endpoint endpoint(Object value) throws WireException {
    if (value instanceof List<?> three
        && three.size() == 3
        && "TCPROS".equals(three.get(0))
        && three.get(1) instanceof String host
        && three.get(2) instanceof Long port
        && port > 0
        && port < 1 << 16) return new Endpoint(host, port.intValue());
    throw new WireException("requestTopic: the answer is not [TCPROS, host, port]");
  }
}
