package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.events.EventLog;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.realtime.RealtimeClock;
import java.io.IOException;
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
    Robot robot = open(deployment, log, clock, around);
    host = new SpineHost(deployment, robot, exchange, clock, false, log);
    heartbeat = new Heartbeat(exchange, new MonotonicClock());
    try {
      host.start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Whoever cannot have the arm has no use for the log either.
  private Robot open(
      Deployment deployment, Optional<EventLog> log, Clock clock, RobotWrapper around) {
    try {
      return around.wrap(deployment.openRobot(clock, exchange), clock, exchange);
    } catch (RuntimeException e) {
      log.ifPresent(open -> close(open, e));
      throw e;
    }
  }

  private static void close(EventLog log, RuntimeException because) {
    try {
      log.close();
    } catch (IOException e) {
      because.addSuppressed(e);
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
  public String note() {
    return host.note();
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
