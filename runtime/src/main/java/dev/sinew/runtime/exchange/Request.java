package dev.sinew.runtime.exchange;

/// What the brain may ask of the spine through the [Mailbox]. All but [#PLACE] carry as second
/// argument the nonce that the [StatusBoard] shows.
public enum Request {
  /// Put a simulated robot where an episode begins; first argument: the seed.
  PLACE,
  /// Check everything and get ready to move; nothing moves yet.
  ARM,
  /// Follow commands from now on.
  START,
  /// Leave a latch; first argument: the fault's number.
  RESET
}
