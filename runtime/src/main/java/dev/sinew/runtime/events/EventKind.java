package dev.sinew.runtime.events;

/// What a [SafetyEvent] tells.
public enum EventKind {
  /// A rule's condition was found.
  FAULT,
  /// The mode changed.
  MODE,
  /// A person asked for something; the answer is in the detail.
  REQUEST,
  /// Anything else worth keeping.
  NOTE
}
