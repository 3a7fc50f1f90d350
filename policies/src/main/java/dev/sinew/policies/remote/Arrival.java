package dev.sinew.policies.remote;

/// What comes from a server.
sealed interface Arrival {

  /// A whole binary message.
  record Answer(byte[] bytes) implements Arrival {}

  /// A text frame: by the protocol, an error.
  record Complaint(String text) implements Arrival {}

  /// The connection is over.
  record End(String why) implements Arrival {}
}
