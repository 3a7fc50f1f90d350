package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.sync.StateRing;

/// A force that is suddenly there: one sample after every true one.
final class WrenchSpike extends RobotAround {

  private final StateRing force;
  private final double[] spike;

  /// @param force the stream, written by the servo thread
  /// @param newtons what the sensor reads from then on, along its first axis
  WrenchSpike(
      SimulatedRobot robot,
      Clock clock,
      double seconds,
      FaultMoment moment,
      StateRing force,
      double newtons) {
    super(robot, clock, seconds, moment);
    this.force = force;
    spike = new double[force.width()];
    spike[0] = newtons;
  }

  @Override
  public void read(JointState out) {
    robot.read(out);
    if (broken()) force.publish(force.newestNanos() + 1, spike);
  }
}
