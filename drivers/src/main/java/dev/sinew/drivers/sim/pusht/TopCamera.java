package dev.sinew.drivers.sim.pusht;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.sync.StateRing;

/// Looks straight down on the arena. A frame is stamped with the instant of the world that it
/// shows.
final class TopCamera implements Camera {

  private final CameraSpec spec;
  private final StateRing poses;
  private final Painter painter;
  private final double[] pose = new double[Scene.POSES.width()];
  private long sequence;

  /// @param poses what [Scene] publishes
  TopCamera(CameraSpec spec, StateRing poses) {
    this.spec = spec;
    this.poses = poses;
    painter = new Painter(spec.width());
  }

  @Override
  public CameraSpec spec() {
    return spec;
  }

  @Override
  public Frame capture() {
    long stamp = poses.newestNanos();
    poses.at(stamp, pose);
    return new Frame(stamp, sequence++, spec.width(), spec.height(), painter.paint(pose));
  }

  @Override
  public boolean project(double[] position, double[] pixel) {
    double scale = spec.width() / 512.0;
    pixel[0] = position[0] * scale;
    pixel[1] = position[1] * scale;
    return true;
  }
}
