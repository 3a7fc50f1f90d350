package dev.sinew.runtime.loop;

import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.sync.FrameRing;

/// Captures and publishes; camera thread.
public final class CameraLoop implements PacedStep {

  private final Camera camera;
  private final FrameRing frames;

  public CameraLoop(Camera camera, FrameRing frames) {
    this.camera = camera;
    this.frames = frames;
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    frames.publish(camera.capture());
  }
}
