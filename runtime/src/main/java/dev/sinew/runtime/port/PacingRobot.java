package dev.sinew.runtime.port;

/// A robot that owns the clock: its state packet *is* the tick (Franka's control interface, for
/// instance). Pacing such a robot by the host's clock drifts against it and trips its reflexes.
public interface PacingRobot extends Robot {

  /// Waits for the device's next packet. Servo thread; no allocation; returns early when the thread
  /// is interrupted.
  ///
  /// @return whether one came within the timeout; [#read] then gives its content
  boolean awaitPacket(long timeoutNanos);
}
