package dev.sinew.drivers.ros.bridge;

/// Frames that a client sends (specification, section 3).
final class Ops {

  private final StringBuilder out = new StringBuilder(128);

  private Ops(String op) {
    out.append("{\"op\":\"").append(op).append('"');
  }

  /// @param queue messages that the server keeps for slow subscribers of its own
  static String advertise(String id, String topic, String type, boolean latched, int queue) {
    Ops frame = new Ops("advertise").text("id", id).text("topic", topic).text("type", type);
    return frame.bare("latch", latched).bare("queue_size", queue).end();
  }

  static String unadvertise(String id, String topic) {
    return new Ops("unadvertise").text("id", id).text("topic", topic).end();
  }

  /// @param message JSON
  static String publish(String topic, CharSequence message, boolean latched) {
    Ops frame = new Ops("publish").text("topic", topic);
    return (latched ? frame.bare("latch", true) : frame).bare("msg", message).end();
  }

  static String subscribe(String id, String topic, String type, BridgeSettings settings) {
    return new Ops("subscribe")
        .text("id", id)
        .text("topic", topic)
        .text("type", type)
        .bare("throttle_rate", settings.throttleMillis())
        .bare("queue_length", settings.queueLength())
        .text("compression", settings.compression().word())
        .end();
  }

  static String unsubscribe(String id, String topic) {
    return new Ops("unsubscribe").text("id", id).text("topic", topic).end();
  }

  /// @param request JSON
  static String call(String id, String service, CharSequence request) {
    return new Ops("call_service")
        .text("id", id)
        .text("service", service)
        .bare("args", request)
        .end();
  }

  static Ops auth() {
    return new Ops("auth");
  }

  Ops text(String key, String value) {
    new JsonText(out.append(",\"").append(key).append("\":")).text(value);
    return this;
  }

  /// @param value as it is to stand there
  Ops bare(String key, Object value) {
    out.append(",\"").append(key).append("\":").append(value);
    return this;
  }

  String end() {
    return out.append('}').toString();
  }
}
