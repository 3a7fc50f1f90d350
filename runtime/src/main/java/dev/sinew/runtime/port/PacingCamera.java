package dev.sinew.runtime.port;

/// A camera that gives frames at its own pace, read in the background: a device, a network stream,
/// a file. [#capture] returns the newest frame that [#awaitFrame] announced.
///
/// A device that is unplugged, silent or frozen throws nothing: it gives no new frame, so that the
/// newest one grows old and whoever demands fresh frames acts; meanwhile the camera looks for the
/// same device again. [#health] says what is the matter.
public interface PacingCamera extends Camera {

  /// Waits for a frame newer than the last one captured. Camera thread; returns early when the
  /// thread is interrupted.
  ///
  /// @return whether there is one within the timeout
  boolean awaitFrame(long timeoutNanos);

  /// Any thread.
  CameraHealth health();
}
