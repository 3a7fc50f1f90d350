package dev.sinew.runtime.port;

import java.util.List;
import java.util.Optional;

/// What surrounds the arm, seen from the brain: cameras, and a judge where the driver has one.
///
/// @param task what the robot is to achieve, where the driver can judge it (simulations)
public record Stage(List<Camera> cameras, Optional<Task> task) implements AutoCloseable {

  public Stage {
    cameras = List.copyOf(cameras);
  }

  @Override
  public void close() {
    for (Camera camera : cameras) camera.close();
  }
}
