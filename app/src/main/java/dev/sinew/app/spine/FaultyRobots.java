package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.Robot;

/// Robots with the faults of a plan.
record FaultyRobots(Deployment deployment, FaultPlan faults) implements RobotWrapper {

  @Override
  public Robot wrap(Robot robot, Clock clock, Exchange exchange) {
    return faults.robot(robot, clock, exchange, deployment.rig(), deployment.supervisor());
  }
}
