package dev.sinew.drivers.ros.bridge;

/// Takes whole frames, one after the other, on a thread of the WebSocket. Throws nothing.
interface FrameReceiver {

  /// @param arrivalNanos when the last part was there, nanoseconds on the loop's clock
  void text(String text, long arrivalNanos);

  void binary(byte[] bytes, long arrivalNanos);
}
