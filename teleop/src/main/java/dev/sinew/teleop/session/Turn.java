package dev.sinew.teleop.session;

/// What a session wants done now.
public enum Turn {
  NOTHING,
  /// The reset phase is over: record an episode.
  RECORD,
  /// The episode is over; [CollectionSession#verdict] says what becomes of it. Then the reset
  /// phase, or the end.
  FINISH,
  /// The newest episode, finished and kept already, is to be put aside after all.
  DISCARD_NEWEST,
  /// The reset phase is over, and so is the session.
  END
}
