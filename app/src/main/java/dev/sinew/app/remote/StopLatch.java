package dev.sinew.app.remote;

import dev.sinew.runtime.EnumWord;
import java.util.LinkedHashMap;
import java.util.Map;

/// The request to stop: once made it stays until it is cleared, and it is confirmed only when the
/// arm was measured at rest after it. Guarded by its owner.
final class StopLatch {

  /// Where a request is.
  enum State {
    CLEAR,
    REQUESTED,
    STANDSTILL,
    NOT_CONFIRMED
  }

  private State state = State.CLEAR;
  private String id = "";
  private String reason = "";
  private long requestedNanos;
  private double seconds = Double.NaN;

  /// A request while another one is latched changes nothing.
  ///
  /// @return whether it is the first
  boolean request(String id, String reason, long nowNanos) {
    if (state != State.CLEAR) return false;
    state = State.REQUESTED;
    this.id = id;
    this.reason = reason;
    requestedNanos = nowNanos;
    seconds = Double.NaN;
    return true;
  }

  /// The arm was measured at rest.
  ///
  /// @return whether that confirms a request
  boolean atRest(long nowNanos) {
    if (state != State.REQUESTED) return false;
    state = State.STANDSTILL;
    seconds = (nowNanos - requestedNanos) * 1e-9;
    return true;
  }

  /// The arm was not measured at rest although it should have been.
  ///
  /// @return whether there was a request to confirm
  boolean notAtRest() {
    if (state != State.REQUESTED) return false;
    state = State.NOT_CONFIRMED;
    return true;
  }

  void clear() {
    state = State.CLEAR;
  }

  boolean isSet() {
    return state != State.CLEAR;
  }

  boolean waits() {
    return state == State.REQUESTED;
  }

  String id() {
    return id;
  }

  /// For the topic on which it is confirmed.
  Map<String, Object> words() {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("state", EnumWord.of(state));
    if (state == State.CLEAR) return words;
    words.put("id", id);
    words.put("reason", reason);
    if (state == State.STANDSTILL) words.put("seconds", seconds);
    return words;
  }
}
