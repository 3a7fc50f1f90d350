package dev.sinew.drivers.ros.bridge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A rosbridge server with a graph of its own, as far as its clients see one: topics that go from
/// client to client, parameters, the services of rosapi and `/add_two_ints`. Answers are worded as
/// rosbridge_suite's branch ros1 words them. Everything that came is in [#heard].
final class StubBridge implements AutoCloseable {

  /// Only a failure reaches it.
  private static final long LIMIT_SECONDS = 30;

  static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final ServerSocket server;
  private final List<StubSocket> clients = new CopyOnWriteArrayList<>();
  private final Map<String, String> types = new TreeMap<>();
  private final Map<String, Set<StubSocket>> publishers = new ConcurrentHashMap<>();
  private final Map<String, Map<String, StubSocket>> subscribers = new ConcurrentHashMap<>();
  private final Map<String, String> latched = new ConcurrentHashMap<>();
  private final Map<String, String> parameters = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final Set<String> mute = ConcurrentHashMap.newKeySet();
  private volatile String token = "";

  StubBridge() throws IOException {
    this(0);
  }

  StubBridge(int port) throws IOException {
    server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI address() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort());
  }

  /// Refuses clients that do not bring it.
  StubBridge wantsToken(String wanted) {
    token = wanted;
    return this;
  }

  /// Gives no answer to calls of a service from now on.
  void mute(String service) {
    mute.add(service);
  }

  /// The next frame of this op; others that came before are gone.
  JsonNode heard(String op) throws InterruptedException {
    JsonNode frame = next(op);
    while (!frame.get("op").asString().equals(op)) frame = next(op);
    return frame;
  }

  private JsonNode next(String op) throws InterruptedException {
    JsonNode frame = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (frame == null) throw new AssertionError("waited in vain for '" + op + "'");
    return frame;
  }

  /// Sends a text to everybody.
  void say(String text) {
    for (StubSocket client : clients) client.text(text);
  }

  void say(byte[] binary) {
    for (StubSocket client : clients) client.send(StubSocket.BINARY, binary);
  }

  /// Ends every link, and goes on listening.
  void hangUp() throws IOException {
    for (StubSocket client : clients) client.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        StubSocket client = new StubSocket(server.accept());
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        // Closed, or a client that went away.
      }
    }
  }

  private void serve(StubSocket client) {
    try (client) {
      if (!token.isEmpty() && !client.header("Authorization").equals("Bearer " + token)) {
        client.refuse("401 Unauthorized");
        return;
      }
      client.accept();
      clients.add(client);
      for (String text = client.read(); text != null; text = client.read()) {
        JsonNode frame = JSON.readTree(text);
        heard.add(frame);
        answer(client, frame);
      }
    } catch (IOException _) {
      // The client went away, or hangUp.
    } finally {
      clients.remove(client);
      publishers.values().forEach(set -> set.remove(client));
      subscribers.values().forEach(ids -> ids.values().removeIf(c -> c == client));
    }
  }

  private synchronized void answer(StubSocket client, JsonNode frame) {
    String topic = frame.path("topic").asString("");
    switch (frame.get("op").asString()) {
      case "advertise" -> {
        types.putIfAbsent(topic, frame.get("type").asString());
        in(publishers, topic).add(client);
      }
      case "unadvertise" -> in(publishers, topic).remove(client);
      case "subscribe" -> {
        types.putIfAbsent(topic, frame.get("type").asString());
        listening(topic).put(client.id() + frame.get("id").asString(), client);
        if (latched.containsKey(topic)) client.text(latched.get(topic));
      }
      case "unsubscribe" -> listening(topic).remove(client.id() + frame.get("id").asString());
      case "publish" -> publish(topic, frame);
      case "call_service" -> call(client, frame);
      default -> {}
    }
  }

  private void publish(String topic, JsonNode frame) {
    ObjectNode out = JSON.createObjectNode().put("op", "publish").put("topic", topic);
    out.set("msg", frame.get("msg"));
    if (frame.path("latch").asBoolean(false)) latched.put(topic, out.toString());
    for (StubSocket client : Set.copyOf(listening(topic).values())) client.text(out.toString());
  }

  private void call(StubSocket client, JsonNode frame) {
    String service = frame.get("service").asString();
    if (mute.contains(service)) return;
    Object values = values(service, frame.get("args"));
    ObjectNode out = JSON.createObjectNode().put("op", "service_response").put("service", service);
    out.set("values", JSON.valueToTree(values));
    out.put("result", !(values instanceof String)).set("id", frame.get("id"));
    client.text(out.toString());
  }

  /// A text is a refusal.
  private Object values(String service, JsonNode args) {
    String topic = args.path("topic").asString("");
    String name = args.path("name").asString("");
    return switch (service) {
      case "/rosapi/topics" -> Map.of("topics", types.keySet(), "types", types.values());
      case "/rosapi/topic_type" -> Map.of("type", types.getOrDefault(topic, ""));
      case "/rosapi/publishers" -> Map.of("publishers", nodes(in(publishers, topic)));
      case "/rosapi/subscribers" -> Map.of("subscribers", nodes(listening(topic).values()));
      case "/rosapi/get_param" -> Map.of("value", parameters.getOrDefault(name, "null"));
      case "/rosapi/set_param" -> {
        parameters.put(name, args.get("value").asString());
        yield Map.of();
      }
      case "/add_two_ints" -> Map.of("sum", args.get("a").asLong() + args.get("b").asLong());
      default -> "Service " + service + " does not exist";
    };
  }

  private static Set<String> nodes(Collection<StubSocket> clients) {
    return clients.stream().map(StubSocket::id).collect(Collectors.toSet());
  }

  private Map<String, StubSocket> listening(String topic) {
    return subscribers.computeIfAbsent(topic, t -> new ConcurrentHashMap<>());
  }

  private static Set<StubSocket> in(Map<String, Set<StubSocket>> map, String topic) {
    return map.computeIfAbsent(topic, t -> ConcurrentHashMap.newKeySet());
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }
}
