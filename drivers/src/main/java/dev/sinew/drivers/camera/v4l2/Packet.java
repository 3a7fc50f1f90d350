package dev.sinew.drivers.camera.v4l2;

import java.lang.foreign.MemorySegment;

/// A picture as the driver gives it, still encoded.
///
/// @param index of its buffer
/// @param flags of `struct v4l2_buffer`
/// @param stampNanos the driver's; see [#isMonotonic]
/// @param sequence the driver's count of captured pictures, which also counts those that it had no
///     buffer for
/// @param bytes in the driver's buffer, until that is given back
record Packet(int index, int flags, long stampNanos, long sequence, MemorySegment bytes) {

  /// The driver itself says that this one is not whole.
  boolean isCorrupt() {
    return (flags & Videodev2.BUF_FLAG_ERROR) != 0;
  }

  /// Whether the stamp is on CLOCK_MONOTONIC; if not, nobody knows on what.
  boolean isMonotonic() {
    return (flags & Videodev2.BUF_FLAG_TIMESTAMP_MASK) == Videodev2.BUF_FLAG_TIMESTAMP_MONOTONIC;
  }

  /// If not, the stamp is of the picture's last byte.
  private boolean isStartOfExposure() {
    return (flags & Videodev2.BUF_FLAG_STAMP_SOURCE_MASK)
        == Videodev2.BUF_FLAG_STAMP_START_OF_EXPOSURE;
  }

  String stampWords() {
    if (!isMonotonic()) return "when it arrived here; the driver stamps by another clock";
    return isStartOfExposure() ? "driver, begin of the exposure" : "driver, end of the picture";
  }
}
