package dev.sinew.runtime.port;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A robot and what is mounted on it, readable before power-on.
///
/// @param streams vector streams that the driver publishes besides the joint positions:
///     force/torque, tactile, trackers
/// @param simulated whether there is no metal that could move
/// @param facts what tells this robot from another of its kind, by key, kept in every recorded
///     episode: [#CALIBRATION], and whatever else the driver can say before it is opened
public record RigSpec(
    RobotSpec robot,
    List<StreamSpec> streams,
    List<CameraSpec> cameras,
    boolean simulated,
    Map<String, String> facts) {

  /// Key of a fact: identity of what makes positions of a device's readings. Where it differs, the
  /// same positions are other poses.
  public static final String CALIBRATION = "calibration";

  /// Key of a fact: names of the files in which the calibration stands, for people.
  public static final String CALIBRATION_FILE = "calibration-file";

  public RigSpec {
    streams = List.copyOf(streams);
    cameras = List.copyOf(cameras);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /// A robot that is like every other of its kind.
  public RigSpec(
      RobotSpec robot, List<StreamSpec> streams, List<CameraSpec> cameras, boolean simulated) {
    this(robot, streams, cameras, simulated, Map.of());
  }
}
