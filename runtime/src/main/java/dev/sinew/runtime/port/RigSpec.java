package dev.sinew.runtime.port;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import java.util.List;

/// A robot and what is mounted on it, readable before power-on.
///
/// @param streams vector streams that the driver publishes besides the joint positions:
///     force/torque, tactile, trackers
/// @param simulated whether there is no metal that could move
public record RigSpec(
    RobotSpec robot, List<StreamSpec> streams, List<CameraSpec> cameras, boolean simulated) {

  public RigSpec {
    streams = List.copyOf(streams);
    cameras = List.copyOf(cameras);
  }
}
