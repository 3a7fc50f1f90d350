package dev.sinew.drivers.ros.message;

/// How the instant at which a message was true is found. Any thread.
public interface StampRule {

  /// @param headerNanos stamp of its header; 0 where it has none
  /// @param arrivalNanos when its last byte was there, on the loop's clock
  /// @return on the loop's clock, never after the arrival
  /// @throws RefusedException when the header's stamp cannot be true
  long nanos(long headerNanos, long arrivalNanos) throws RefusedException;

  /// Whether stamps are the source's own, so that their distances are those of the measurements;
  /// otherwise a network has bunched them.
  boolean isSources();
}
