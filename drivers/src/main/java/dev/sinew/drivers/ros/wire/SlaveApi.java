package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.xmlrpc.XmlRpcCall;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcException;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What master and other nodes may ask of this node (<https://wiki.ros.org/ROS/Slave_API>).
final class SlaveApi implements XmlRpcHandler {

  private static final long SUCCESS = 1;
  private static final long FAILURE = 0;
  private static final long ERROR = -1;

  private final Registrar registrar;
  private final String masterUri;
  private final String host;
  private final int port;
  private final Consumer<String> shutdown;

  /// @param host advertised
  /// @param port where topics are served
  /// @param shutdown gets the reason when the node is told to end
  SlaveApi(
      Registrar registrar, String masterUri, String host, int port, Consumer<String> shutdown) {
    this.registrar = registrar;
    this.masterUri = masterUri;
    this.host = host;
    this.port = port;
    this.shutdown = shutdown;
  }

  @Override
  public Object answer(XmlRpcCall call) throws XmlRpcException {
    List<Object> p = call.parameters();
    return switch (call.method()) {
      case "requestTopic" -> requestTopic(text(p, 1), list(p, 2));
      case "publisherUpdate" -> publisherUpdate(text(p, 1), list(p, 2));
      case "paramUpdate" -> reply(SUCCESS, "", 0L);
      case "getPid" -> reply(SUCCESS, "", ProcessHandle.current().pid());
      case "getMasterUri" -> reply(SUCCESS, "", masterUri);
      case "getSubscriptions" -> reply(SUCCESS, "", subscriptions());
      case "getPublications" -> reply(SUCCESS, "", publications());
      case "getBusInfo" -> reply(SUCCESS, "", BusReport.info(registrar));
      case "getBusStats" -> reply(SUCCESS, "", BusReport.statistics(registrar));
      case "shutdown" -> shutdown(p.size() > 1 ? Names.clean(String.valueOf(p.get(1))) : "");
      default -> throw new XmlRpcException("a node has no " + Names.clean(call.method()));
    };
  }

  private Object requestTopic(String topic, List<?> protocols) {
    if (registrar.publication(topic).isEmpty())
      return reply(ERROR, "this node does not publish " + Names.clean(topic), 0L);
    for (Object protocol : protocols)
      if (protocol instanceof List<?> words && !words.isEmpty() && "TCPROS".equals(words.get(0)))
        return reply(SUCCESS, "ready", List.of("TCPROS", host, (long) port));
    return reply(FAILURE, "this node speaks only TCPROS", 0L);
  }

  private Object publisherUpdate(String topic, List<?> publishers) {
    List<String> addresses = publishers.stream().map(String::valueOf).toList();
    for (TopicSubscription subscription : registrar.subscriptions())
      if (subscription.name().equals(topic)) subscription.publishersAre(addresses);
    return reply(SUCCESS, "", 0L);
  }

  private Object shutdown(String reason) {
    shutdown.accept(reason);
    return reply(SUCCESS, "", 0L);
  }

  private List<Object> subscriptions() {
    List<Object> pairs = new ArrayList<>();
    for (TopicSubscription each : registrar.subscriptions())
      pairs.add(List.of(each.name(), each.type().name()));
    return pairs;
  }

  private List<Object> publications() {
    List<Object> pairs = new ArrayList<>();
    for (TopicPublication each : registrar.publications())
      pairs.add(List.of(each.name(), each.type().name()));
    return pairs;
  }

  private static Object reply(long code, String word, Object value) {
    return List.of(code, word, value);
  }

  private static String text(List<Object> parameters, int index) throws XmlRpcException {
    if (index < parameters.size() && parameters.get(index) instanceof String text) return text;
    throw new XmlRpcException("parameter " + index + " must be a string");
  }

  private static List<?> list(List<Object> parameters, int index) throws XmlRpcException {
    if (index < parameters.size() && parameters.get(index) instanceof List<?> list) return list;
    throw new XmlRpcException("parameter " + index + " must be an array");
  }
}
