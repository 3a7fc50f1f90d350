package dev.sinew.app.fault;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.PacingCamera;
import java.util.Map;

/// A camera whose driver hands out its last frame for ever.
sealed class FrozenCamera implements Camera permits FrozenPacingCamera {

  private final Camera camera;
  private final Clock clock;
  private final long afterNanos;
  private final FaultMoment moment;
  private long firstNanos = Long.MIN_VALUE;
  private Frame last;

  FrozenCamera(Camera camera, Clock clock, double seconds, FaultMoment moment) {
    this.moment = moment;
    this.camera = camera;
    this.clock = clock;
    afterNanos = Math.round(seconds * 1e9);
  }

  /// @return paced as the camera is
  static Camera of(Camera camera, Clock clock, double seconds, FaultMoment moment) {
    return camera instanceof PacingCamera pacing
        ? new FrozenPacingCamera(pacing, clock, seconds, moment)
        : new FrozenCamera(camera, clock, seconds, moment);
  }

  @Override
  public CameraSpec spec() {
    return camera.spec();
  }

  @Override
  public Frame capture() {
    if (firstNanos == Long.MIN_VALUE) firstNanos = clock.nanos();
    boolean frozen = last != null && clock.nanos() - firstNanos >= afterNanos;
    if (frozen) moment.now();
    else last = camera.capture();
    return last;
  }

  @Override
  public boolean project(double[] position, double[] pixel) {
    return camera.project(position, pixel);
  }

  @Override
  public Map<String, String> facts() {
    return camera.facts();
  }

  @Override
  public void close() {
    camera.close();
  }
}
