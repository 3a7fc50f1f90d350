package dev.sinew.drivers.sim.pusht;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.sync.Streams;
import java.util.List;

/// What others may see of the world: published after every step by the servo thread, read by the
/// camera and the judge on theirs, in this process or another.
final class Scene {

  /// agent x, y; target x, y; block x, y (px), angle (rad).
  static final StreamSpec POSES = new StreamSpec("scene", 7, Unit.PIXEL);

  /// A tracker that sees the corners of the T: x and y of the bar's four, then the stem's four.
  static final StreamSpec KEYPOINTS = new StreamSpec("keypoints", 16, Unit.PIXEL);

  static final List<StreamSpec> STREAMS = List.of(KEYPOINTS, POSES);

  private final StateRing poses;
  private final StateRing keypoints;
  private final double[] pose = new double[POSES.width()];
  private final double[] corners = new double[KEYPOINTS.width()];

  Scene(Streams streams) {
    poses = streams.ring(POSES.name());
    keypoints = streams.ring(KEYPOINTS.name());
  }

  void clear() {
    poses.clear();
    keypoints.clear();
  }

  void publish(long stampNanos, World world, double targetX, double targetY) {
    pose[0] = world.agentX();
    pose[1] = world.agentY();
    pose[2] = targetX;
    pose[3] = targetY;
    pose[4] = world.blockX();
    pose[5] = world.blockY();
    pose[6] = world.blockAngle();
    Tee.corners(pose[4], pose[5], pose[6], corners);
    poses.publish(stampNanos, pose);
    keypoints.publish(stampNanos, corners);
  }

  StateRing poses() {
    return poses;
  }

  StateRing keypoints() {
    return keypoints;
  }
}
