package dev.sinew.app.deploy;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.loop.ControlLoop;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.safety.Surroundings;
import dev.sinew.runtime.schedule.ActionScheduler;

/// The half that moves the arm, wired: driver, scheduler, supervisor, servo. Knows the brain only
/// through the exchange.
public record Spine(Robot robot, ControlLoop servo, Supervisor supervisor, Exchange exchange) {

  /// @param robot opened on the same exchange
  public static Spine wire(Deployment deployment, Robot robot, Exchange exchange, Clock clock) {
    RobotSpec spec = robot.spec();
    ActionScheduler scheduler =
        deployment
            .schedule(deployment.bundle().spec())
            .scheduler(exchange.chunks().maxRows(), spec.dof(), exchange.epoch());
    Supervisor supervisor =
        new Supervisor(
            spec,
            deployment.supervisor(),
            new Surroundings(
                deployment.rig().streams(),
                exchange,
                exchange.beat(),
                exchange.epoch(),
                clock.nanos()),
            exchange.chunks().maxRows());
    ControlLoop servo = new ControlLoop(robot, scheduler, supervisor, exchange, clock);
    return new Spine(robot, servo, supervisor, exchange);
  }
}
