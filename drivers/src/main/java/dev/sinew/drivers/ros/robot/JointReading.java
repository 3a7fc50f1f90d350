package dev.sinew.drivers.ros.robot;

import java.util.Arrays;

/// What one message tells about the joints: a buffer, filled by a [StateDecoder].
final class JointReading {

  private final double[] position;
  private final double[] velocity;
  private final boolean[] told;
  private int count;

  JointReading(int dof) {
    position = new double[dof];
    velocity = new double[dof];
    told = new boolean[dof];
  }

  void clear() {
    Arrays.fill(told, false);
    count = 0;
  }

  /// @param velocity NaN where the message does not tell it
  void tell(int joint, double position, double velocity) {
    if (!told[joint]) count++;
    told[joint] = true;
    this.position[joint] = position;
    this.velocity[joint] = velocity;
  }

  boolean tells(int joint) {
    return told[joint];
  }

  boolean tellsNothing() {
    return count == 0;
  }

  double position(int joint) {
    return position[joint];
  }

  double velocity(int joint) {
    return velocity[joint];
  }
}
