package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.events.EventLog;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.realtime.RealtimeClock;
import java.util.Optional;

/// The spine on threads of this JVM.
public final class ThreadSpine implements SpineLink {

  private final Exchange exchange;
  private final SpineHost host;
  private final Heartbeat heartbeat;

  /// @param log where the supervisor's events go; closed with this
  public ThreadSpine(Deployment deployment, Optional<EventLog> log, FaultPlan faults) {
    this(
        deployment,
        log,
        faults.clock(RealtimeClock.open(deployment.rig().robot().servoPeriodNanos()).clock()),
        new FaultyRobots(deployment, faults));
  }

  /// @param log where the supervisor's events go; closed with this
  /// @param clock of the servo and the robot
  /// @param around what to put around the robot that the driver opens
  public ThreadSpine(
      Deployment deployment, Optional<EventLog> log, Clock clock, RobotWrapper around) {
    exchange = Exchange.inProcess(deployment.exchange());
    Robot robot = around.wrap(deployment.openRobot(clock, exchange), clock, exchange);
    host = new SpineHost(deployment, robot, exchange, clock, false, log);
    heartbeat = new Heartbeat(exchange, new MonotonicClock());
    try {
      host.start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public Exchange exchange() {
    return exchange;
  }

  @Override
  public Optional<String> failure() {
    return host.failure();
  }

  @Override
  public String trouble() {
    return host.trouble();
  }

  @Override
  public void halt() {
    host.halt();
  }

  @Override
  public void close() {
    host.close();
    heartbeat.close();
  }
}
