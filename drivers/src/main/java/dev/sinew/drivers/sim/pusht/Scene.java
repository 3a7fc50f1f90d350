package dev.sinew.drivers.sim.pusht;

import dev.sinew.runtime.sync.StateRing;

/// What others may see of the world: published after every step by the servo thread, read by the
/// camera, the judge and the keypoint sensor's readers on theirs.
final class Scene {

  /// agent x, y; target x, y; block x, y, angle.
  static final int WIDTH = 7;

  static final int KEYPOINTS = 16;
  private static final int SAMPLES = 256;

  private final StateRing poses = new StateRing(WIDTH, SAMPLES);
  private final StateRing keypoints = new StateRing(KEYPOINTS, SAMPLES);
  private final double[] pose = new double[WIDTH];
  private final double[] corners = new double[KEYPOINTS];

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
