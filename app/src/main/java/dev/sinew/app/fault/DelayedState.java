package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.port.SimulatedRobot;

/// States that arrive late, with the stamps that they had.
final class DelayedState extends RobotAround {

  private static final long DELAY_NANOS = 300_000_000;

  private final JointState[] past;
  private int next;

  DelayedState(SimulatedRobot robot, Clock clock, double seconds, FaultMoment moment) {
    super(robot, clock, seconds, moment);
    int dof = robot.spec().dof();
    past = new JointState[(int) (DELAY_NANOS / robot.spec().servoPeriodNanos()) + 1];
    for (int i = 0; i < past.length; i++) past[i] = new JointState(dof);
  }

  @Override
  public void read(JointState out) {
    JointState newest = past[next];
    robot.read(newest);
    next = (next + 1) % past.length;
    JointState seen = broken() ? past[next] : newest;
    out.stamp(seen.stampNanos());
    out.condition(seen.condition());
    for (int i = 0; i < out.dof(); i++) out.set(i, seen.position(i), seen.velocity(i));
  }
}
