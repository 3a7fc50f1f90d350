package dev.sinew.runtime.loop;

import dev.sinew.runtime.port.PacingCamera;
import dev.sinew.runtime.sync.FrameRing;

/// Publishes the frames of a camera that sets its own pace; camera thread, stepped by
/// [UnpacedTicks].
public final class PacingCameraLoop implements PacedStep {

  /// Longest wait in one step, so that the thread can be ended.
  private static final long WAIT_NANOS = 100_000_000;

  private final PacingCamera camera;
  private final CameraLoop loop;

  public PacingCameraLoop(PacingCamera camera, FrameRing frames, FrameTap tap) {
    this.camera = camera;
    loop = new CameraLoop(camera, frames, tap);
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    if (camera.awaitFrame(WAIT_NANOS)) loop.step(deadlineNanos, skipped);
  }
}
