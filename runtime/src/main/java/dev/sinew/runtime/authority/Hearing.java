package dev.sinew.runtime.authority;

import dev.sinew.runtime.OperatorInput;

/// Which of the operator's readings count, and for how long: new ones, whole ones, fresh ones.
///
/// Believes nothing of the other side: a stamp from the future is as stale as an old one. Servo
/// thread; no allocation.
final class Hearing {

  private final long staleNanos;
  private final long lostNanos;
  private long sequence;
  private long stampNanos;
  private long aliveNanos;
  private boolean had;
  private boolean whole = true;

  Hearing(AuthoritySpec spec) {
    staleNanos = spec.staleNanos();
    lostNanos = spec.lostNanos();
  }

  /// Takes in what was heard in a tick.
  ///
  /// @return whether it is a new reading that counts
  boolean hear(OperatorInput input, long nowNanos) {
    boolean has = input.authority() != 0;
    if (has && !had) aliveNanos = nowNanos;
    had = has;
    boolean fresh = input.sequence() != sequence;
    if (fresh) whole = input.finite();
    boolean counts = fresh && whole;
    if (counts) stampNanos = input.stampNanos();
    sequence = input.sequence();
    if (timely(nowNanos)) aliveNanos = Math.max(aliveNanos, Math.min(stampNanos, nowNanos));
    return counts;
  }

  /// Whether the newest reading is one to follow.
  boolean timely(long nowNanos) {
    long age = nowNanos - stampNanos;
    return sequence != 0 && whole && age <= staleNanos && age >= -staleNanos;
  }

  /// Whether an operator who has authority was silent for too long.
  boolean lost(long nowNanos) {
    return had && nowNanos - aliveNanos > lostNanos;
  }

  /// Whether the newest reading of an operator who has authority is none.
  boolean malformed() {
    return had && !whole;
  }
}
