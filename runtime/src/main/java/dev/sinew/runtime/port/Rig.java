package dev.sinew.runtime.port;

import java.util.List;
import java.util.Optional;

/// A robot with what is mounted on it.
///
/// @param task what the robot is to achieve, where the driver can judge it (simulations)
public record Rig(Robot robot, List<Sensor> sensors, List<Camera> cameras, Optional<Task> task)
    implements AutoCloseable {

  public Rig {
    sensors = List.copyOf(sensors);
    cameras = List.copyOf(cameras);
  }

  @Override
  public void close() {
    robot.close();
  }
}
