package dev.sinew.runtime.exchange;

/// What the brain may ask of the spine through the [Mailbox].
public enum Request {
  /// Put a simulated robot where an episode begins; first argument: the seed.
  PLACE,
  /// Check everything and allow motion.
  ARM
}
