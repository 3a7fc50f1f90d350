package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.TopicInfo;
import dev.sinew.drivers.ros.wire.Master;
import dev.sinew.drivers.ros.wire.SystemState;
import dev.sinew.runtime.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// What the master knows, asked once a second: rosjava itself tells of new publishers, but not of
/// those that went away. Any thread.
final class Registrations implements Runnable {

  private static final long PERIOD_NANOS = 1_000_000_000;
  private static final long LEAVING_NANOS = 3_000_000_000L;
  private static final long POLL_NANOS = 20_000_000;

  private final Master master;
  private final Clock clock;
  private final LongConsumer tick;
  private volatile SystemState state = new SystemState(Map.of(), Map.of());
  private volatile Map<String, String> types = Map.of();
  private volatile String trouble = "";
  private volatile boolean isClosed;

  /// @param tick called with the time when the master has answered
  Registrations(Master master, Clock clock, LongConsumer tick) {
    this.master = master;
    this.clock = clock;
    this.tick = tick;
  }

  List<String> publishers(String topic) {
    return state.publishers().getOrDefault(topic, List.of());
  }

  List<String> subscribers(String topic) {
    return state.subscribers().getOrDefault(topic, List.of());
  }

  /// Of its publishers; empty where there is none.
  String type(String topic) {
    return types.getOrDefault(topic, "");
  }

  /// One clause; empty while the master answers.
  String trouble() {
    return trouble;
  }

  @Override
  public void run() {
    while (!isClosed && !Thread.currentThread().isInterrupted()) {
      try {
        state = master.systemState();
        types =
            master.publishedTopics().stream()
                .collect(Collectors.toMap(TopicInfo::name, TopicInfo::type, (one, other) -> one));
        trouble = "";
        tick.accept(clock.nanos());
      } catch (RosException e) {
        trouble = e.getMessage();
      }
      clock.sleepUntil(clock.nanos() + PERIOD_NANOS);
    }
  }

  /// rosjava does not keep the order of leaving and coming back: whoever wants to come back waits
  /// here, a few seconds at most.
  void awaitUnpublished(String node, String topic) {
    awaitGone(topic, node, SystemState::publishers);
  }

  /// As [#awaitUnpublished].
  void awaitUnsubscribed(String node, String topic) {
    awaitGone(topic, node, SystemState::subscribers);
  }

  private void awaitGone(
      String topic, String node, Function<SystemState, Map<String, List<String>>> book) {
    long limit = clock.nanos() + LEAVING_NANOS;
    try {
      while (clock.nanos() < limit && !isClosed) {
        SystemState now = master.systemState();
        if (!book.apply(now).getOrDefault(topic, List.of()).contains(node)) return;
        clock.sleepUntil(clock.nanos() + POLL_NANOS);
      }
    } catch (RosException _) {
      // Without a master there is nothing to wait for.
    }
  }

  void close() {
    isClosed = true;
  }
}
