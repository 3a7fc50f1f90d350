package dev.sinew.runtime.events;

/// What is wrong with the first broken line of an event log.
public enum LogFlaw {
  NONE("nothing"),
  /// The line is not what was written, or was never written by the log.
  EDITED("the line was edited"),
  REMOVED("lines before it were removed"),
  INSERTED("the line, or the one before it, was inserted or replaced"),
  REORDERED("the line belongs further down"),
  HEAD_MISSING("the beginning of the file was removed");

  private final String text;

  LogFlaw(String text) {
    this.text = text;
  }

  /// One clause for people.
  public String text() {
    return text;
  }
}
