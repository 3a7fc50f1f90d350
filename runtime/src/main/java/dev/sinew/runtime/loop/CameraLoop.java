package dev.sinew.runtime.loop;

import dev.sinew.runtime.Frame;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.sync.FrameRing;

/// Captures and publishes; camera thread.
public final class CameraLoop implements PacedStep {

  private final Camera camera;
  private final FrameRing frames;
  private final FrameTap tap;

  public CameraLoop(Camera camera, FrameRing frames, FrameTap tap) {
    this.tap = tap;
    this.camera = camera;
    this.frames = frames;
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    Frame frame = camera.capture();
    frames.publish(frame);
    tap.captured(frame);
  }
}
