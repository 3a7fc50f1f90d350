package dev.sinew.drivers.ros.message;

/// By when a message arrived: needs no clock of anybody else.
///
/// @param latencyNanos from the measurement to the arrival, as well as it is known
public record ArrivalStamps(long latencyNanos) implements StampRule {

  @Override
  public long nanos(long headerNanos, long arrivalNanos) {
    return arrivalNanos - latencyNanos;
  }

  @Override
  public boolean isSources() {
    return false;
  }
}
