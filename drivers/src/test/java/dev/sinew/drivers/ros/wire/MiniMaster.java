package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.xmlrpc.HttpAddress;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcCall;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcClient;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcException;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcServer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The part of ROS's master that nodes need, for tests without ROS.
final class MiniMaster implements AutoCloseable {

  private final XmlRpcServer server;
  private final XmlRpcClient client = new XmlRpcClient(2_000);
  private final ExecutorService updates = Executors.newSingleThreadExecutor();

  private final Map<String, String> nodes = new HashMap<>();
  private final Map<String, Map<String, String>> publishers = new HashMap<>();
  private final Map<String, Map<String, String>> subscribers = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> services = new HashMap<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /// @param port 0 takes a free one
  MiniMaster(int port) throws Exception {
    server =
        new XmlRpcServer(
            InetAddress.getLoopbackAddress(), port, Thread.ofPlatform().daemon().factory());
    server.start(this::answer);
  }

  int port() {
    return server.port();
  }

  String uri() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  synchronized void offer(String service, String address) {
    services.put(service, address);
  }

  /// As a node does that is no [WireNode].
  synchronized void publisher(String topic, String type, String node, String api) {
    types.put(topic, type);
    publishers.computeIfAbsent(topic, t -> new LinkedHashMap<>()).put(node, api);
    update(topic);
  }

  synchronized boolean knows(String node) {
    return nodes.containsKey(node);
  }

  private synchronized Object answer(XmlRpcCall call) throws XmlRpcException {
    List<Object> p = call.parameters();
    return switch (call.method()) {
      case "getUri" -> reply(uri());
      case "lookupNode" -> find(nodes, p);
      case "lookupService" -> find(services, p);
      case "registerPublisher" -> {
        String topic = register(publishers, p);
        update(topic);
        yield reply(values(subscribers, topic));
      }
      case "registerSubscriber" -> reply(values(publishers, register(subscribers, p)));
      case "unregisterPublisher" -> {
        unregister(publishers, p);
        update((String) p.get(1));
        yield reply(1L);
      }
      case "unregisterSubscriber" -> {
        unregister(subscribers, p);
        yield reply(1L);
      }
      case "getPublishedTopics" -> reply(published());
      case "setParam" -> {
        parameters.put((String) p.get(1), p.get(2));
        yield reply(0L);
      }
      case "getParam" -> find(parameters, p);
      default -> throw new XmlRpcException("unknown " + call.method());
    };
  }

  private String register(Map<String, Map<String, String>> book, List<Object> p)
      throws XmlRpcException {
    String node = (String) p.get(0);
    String topic = (String) p.get(1);
    String api = (String) p.get(3);
    String before = nodes.put(node, api);
    if (before != null && !before.equals(api))
      updates.execute(
          () -> tell(before, "shutdown", "/master", "new node registered with same name"));
    types.put(topic, (String) p.get(2));
    book.computeIfAbsent(topic, t -> new LinkedHashMap<>()).put(node, api);
    return topic;
  }

  private void unregister(Map<String, Map<String, String>> book, List<Object> p) {
    String node = (String) p.get(0);
    Map<String, String> of = book.getOrDefault(p.get(1), Map.of());
    if (of.getOrDefault(node, "").equals(p.get(2))) of.remove(node);
    if (publishers.values().stream().noneMatch(b -> b.containsKey(node))
        && subscribers.values().stream().noneMatch(b -> b.containsKey(node))) nodes.remove(node);
  }

  private void update(String topic) {
    List<String> all = values(publishers, topic);
    for (String api : values(subscribers, topic))
      updates.execute(() -> tell(api, "publisherUpdate", "/master", topic, all));
  }

  private void tell(String api, String method, Object... parameters) {
    try {
      client.call(HttpAddress.parse(api), method, parameters);
    } catch (XmlRpcException _) {
      // the node is gone
    }
  }

  private List<Object> published() {
    List<Object> pairs = new ArrayList<>();
    publishers.forEach(
        (topic, who) -> {
          if (!who.isEmpty()) pairs.add(List.of(topic, types.get(topic)));
        });
    return pairs;
  }

  private static List<String> values(Map<String, Map<String, String>> book, String topic) {
    return List.copyOf(book.getOrDefault(topic, Map.of()).values());
  }

  private static Object find(Map<String, ?> book, List<Object> p) {
    Object found = book.get(p.get(1));
    return found == null ? List.of(-1L, "unknown " + p.get(1), 0L) : reply(found);
  }

  private static Object reply(Object value) {
    return List.of(1L, "", value);
  }

  @Override
  public void close() {
    server.close();
    client.close();
    updates.shutdownNow();
  }
}
