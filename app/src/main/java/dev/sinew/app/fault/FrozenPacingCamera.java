package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.CameraHealth;
import dev.sinew.runtime.port.PacingCamera;

/// The same, of a camera that sets its own pace.
final class FrozenPacingCamera extends FrozenCamera implements PacingCamera {

  private final PacingCamera camera;

  FrozenPacingCamera(PacingCamera camera, Clock clock, double seconds, FaultMoment moment) {
    super(camera, clock, seconds, moment);
    this.camera = camera;
  }

  @Override
  public boolean awaitFrame(long timeoutNanos) {
    return camera.awaitFrame(timeoutNanos);
  }

  @Override
  public CameraHealth health() {
    return camera.health();
  }
}
