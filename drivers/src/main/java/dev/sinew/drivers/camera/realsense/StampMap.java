package dev.sinew.drivers.camera.realsense;

/// Maps stamps of a camera's own clock, which started anywhere and runs at almost our rate, to our
/// clock: the picture that came fastest after its stamp tells the offset.
///
/// The camera's oscillator may be off by as much as 100 parts per million, therefore the offset is
/// allowed to grow by that much; otherwise it could follow a camera's clock that lags, but not one
/// that leads. What is left is the fastest picture's own delay, some milliseconds.
final class StampMap {

  private static final double DRIFT = 100e-6;

  private boolean known;
  private long offsetNanos;
  private long lastNanos;

  /// @param deviceNanos the picture's stamp
  /// @param arrivalNanos our clock when it came
  /// @return the stamp on our clock; never after the arrival
  long map(long deviceNanos, long arrivalNanos) {
    long offset = arrivalNanos - deviceNanos;
    long grown = offsetNanos + Math.round((arrivalNanos - lastNanos) * DRIFT);
    offsetNanos = known ? Math.min(offset, grown) : offset;
    lastNanos = arrivalNanos;
    known = true;
    return deviceNanos + offsetNanos;
  }
}
