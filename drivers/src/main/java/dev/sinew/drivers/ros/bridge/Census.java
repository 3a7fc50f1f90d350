package dev.sinew.drivers.ros.bridge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// How many are at the other end of a topic, and of which type it is: asked of rosapi again and
/// again, because the server itself tells neither. Any thread.
final class Census {

  private static final long PERIOD_NANOS = 1_000_000_000;

  private final boolean isForPublishers;
  private final String topic;
  private volatile long nextNanos = Long.MIN_VALUE;
  private volatile boolean isAsking;
  private volatile int count;
  private volatile String type = "";
  private volatile String trouble = "";

  private Census(boolean isForPublishers, String topic) {
    this.isForPublishers = isForPublishers;
    this.topic = topic;
  }

  static Census ofPublishers(String topic) {
    return new Census(true, topic);
  }

  static Census ofSubscribers(String topic) {
    return new Census(false, topic);
  }

  /// Of the last answer.
  int count() {
    return count;
  }

  /// As we name it; empty before somebody has said.
  String type() {
    return type;
  }

  /// Why there is no answer, one clause; empty when there is one.
  String trouble() {
    return trouble;
  }

  /// Asks when it is time for it.
  void tick(long nowNanos, RosApi api) {
    if (isAsking || nextNanos != Long.MIN_VALUE && nowNanos < nextNanos) return;
    nextNanos = nowNanos + PERIOD_NANOS;
    isAsking = true;
    CompletableFuture<Integer> counting =
        isForPublishers ? api.publishers(topic) : api.subscribers(topic);
    counting
        .thenAcceptBoth(api.topicType(topic), this::learned)
        .whenComplete((done, failure) -> asked(failure));
  }

  private void learned(int newCount, String newType) {
    count = newCount;
    type = newType;
  }

  private void asked(Throwable failure) {
    Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    trouble =
        cause == null
            ? ""
            : "who is at topic %s is not known (%s): is rosapi running beside the server?"
                .formatted(topic, Lines.one(cause.getMessage()));
    isAsking = false;
  }

  void lost() {
    count = 0;
    type = "";
    nextNanos = Long.MIN_VALUE;
  }
}
