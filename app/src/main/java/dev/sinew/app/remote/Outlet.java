package dev.sinew.app.remote;

import java.util.Map;

/// Where words for the operators leave. Never waits and never throws; what the link does not take
/// is lost. Any thread.
public interface Outlet {

  /// What a word is worth.
  enum Kind {
    /// One of many: the next one replaces it.
    STREAM,
    /// Should arrive, even late.
    EVENT,
    /// Should be there for whoever comes later.
    STATE
  }

  /// @param topic behind the prefix
  /// @param words becomes JSON
  void publish(String topic, Kind kind, Map<String, Object> words);
}
