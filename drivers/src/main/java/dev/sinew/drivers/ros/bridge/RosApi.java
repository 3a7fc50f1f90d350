package dev.sinew.drivers.ros.bridge;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.TopicInfo;
import dev.sinew.runtime.rosmsg.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The services of the node rosapi, which runs beside the server: `rosapi/srv/*.srv` of
/// rosbridge_suite, `rosapi_msgs/srv/*.srv` where ROS 2 is behind it.
final class RosApi {

  private static final long LIMIT_NANOS = 5_000_000_000L;

  private final Calls calls;
  private final WireTree wire;
  private final Dialect dialect;

  RosApi(Calls calls, WireTree wire, Dialect dialect) {
    this.calls = calls;
    this.wire = wire;
    this.dialect = dialect;
  }

  /// @return as we name it; empty when nobody has said
  CompletableFuture<String> topicType(String topic) {
    return about(topic, "topic_type")
        .thenApply(answer -> TypeNames.ours(String.valueOf(answer.get("type"))));
  }

  CompletableFuture<Integer> publishers(String topic) {
    return about(topic, "publishers").thenApply(answer -> size(answer.get("publishers")));
  }

  CompletableFuture<Integer> subscribers(String topic) {
    return about(topic, "subscribers").thenApply(answer -> size(answer.get("subscribers")));
  }

  private CompletableFuture<Map<?, ?>> about(String topic, String service) {
    return calls
        .start("/rosapi/" + service, object("topic", topic), LIMIT_NANOS)
        .thenApply(answer -> answer instanceof Map<?, ?> map ? map : Map.of());
  }

  /// Those that somebody publishes: the server lists those that somebody only listens to as well.
  List<TopicInfo> topics() throws RosException {
    Map<?, ?> answer = call("topics", "{}");
    List<?> names = list(answer.get("topics"));
    List<?> types = list(answer.get("types"));
    if (names.size() != types.size())
      throw new RosException(
          "/rosapi/topics: %d names, %d types".formatted(names.size(), types.size()));
    List<CompletableFuture<Integer>> publishers = new ArrayList<>();
    for (Object name : names)
      publishers.add(publishers(name.toString()).exceptionally(failure -> 0));
    List<TopicInfo> topics = new ArrayList<>();
    for (int i = 0; i < names.size(); i++)
      if (publishers.get(i).join() > 0)
        topics.add(new TopicInfo(names.get(i).toString(), TypeNames.ours(types.get(i).toString())));
    return topics;
  }

  Optional<Object> parameter(String name) throws RosException {
    String defaultKey = dialect == Dialect.ROS1 ? "default" : "default_value";
    if (!(call("get_param", object("name", name, defaultKey, "")).get("value")
        instanceof String json)) throw new RosException("/rosapi/get_param: no value that is text");
    try {
      return json.isEmpty() ? Optional.empty() : Optional.ofNullable(wire.ofJson(json));
    } catch (WireException e) {
      throw new RosException("parameter " + name + ": " + e.getMessage(), e);
    }
  }

  void setParameter(String name, Object value) throws RosException {
    StringBuilder json = new StringBuilder();
    ParameterJson.put(name, value, json);
    call("set_param", object("name", name, "value", json.toString()));
  }

  private Map<?, ?> call(String service, String request) throws RosException {
    Object answer = calls.call("/rosapi/" + service, request, LIMIT_NANOS);
    return answer instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String object(String... keysAndValues) {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (i > 0) out.append(',');
      new JsonText(out).text(keysAndValues[i]);
      new JsonText(out.append(':')).text(keysAndValues[i + 1]);
    }
    return out.append('}').toString();
  }

  private static int size(Object value) {
    return list(value).size();
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
