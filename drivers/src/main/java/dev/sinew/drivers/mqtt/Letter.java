package dev.sinew.drivers.mqtt;

/// A message on its way. Two of them are the same only if they are one.
///
/// @param deadlineNanos end of its life on the session's clock
/// @param announced whether it is said anew after every connection anyway
record Letter(String topic, OutgoingMessage message, long deadlineNanos, boolean announced) {

  static final long FOR_EVER = Long.MAX_VALUE;
  private static final long SECOND = 1_000_000_000;

  /// @param patienceNanos after which it is worth nothing; [#FOR_EVER] for no such end
  static Letter of(String topic, OutgoingMessage message, long patienceNanos, long nowNanos) {
    long expiry = message.expirySeconds() == 0 ? FOR_EVER : message.expirySeconds() * SECOND;
    long life = Math.min(expiry, patienceNanos);
    return new Letter(topic, message, life == FOR_EVER ? FOR_EVER : nowNanos + life, false);
  }

  static Letter announcing(String topic, OutgoingMessage message) {
    return new Letter(topic, message, FOR_EVER, true);
  }

  boolean stream() {
    return message.qos() == 0;
  }

  boolean expired(long nowNanos) {
    return deadlineNanos != FOR_EVER && nowNanos >= deadlineNanos;
  }

  /// What the broker is told, rounded up; 0 for no end.
  int secondsLeft(long nowNanos) {
    if (deadlineNanos == FOR_EVER) return message.expirySeconds();
    return (int) Math.ceilDiv(Math.max(1, deadlineNanos - nowNanos), SECOND);
  }

  /// Of memory, about.
  int size() {
    return topic.length() + message.payload().length + message.correlation().length;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
