package dev.sinew.runtime.sync;

/// The rings of a robot's streams, by name: where its driver publishes and everybody else reads.
public interface Streams {

  /// @throws IllegalArgumentException when there is no such stream
  StateRing ring(String stream);
}
