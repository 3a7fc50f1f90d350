package dev.sinew.app.deploy;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.authority.Arbiter;
import dev.sinew.runtime.authority.AuthoritySpec;
import dev.sinew.runtime.authority.NoPlans;
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
    ActionScheduler plans = plans(deployment, spec, exchange);
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
    ControlLoop servo =
        deployment
            .authority()
            .map(authority -> arbiter(plans, authority, deployment, supervisor, exchange))
            .map(arbiter -> new ControlLoop(robot, arbiter, supervisor, exchange, clock))
            .orElseGet(() -> new ControlLoop(robot, plans, supervisor, exchange, clock));
    return new Spine(robot, servo, supervisor, exchange);
  }

  private static ActionScheduler plans(Deployment deployment, RobotSpec robot, Exchange exchange) {
    int rows = exchange.chunks().maxRows();
    return deployment.hasPlans()
        ? deployment.schedule(deployment.planner()).scheduler(rows, robot.dof(), exchange.epoch())
        : new NoPlans(rows, robot.dof(), exchange.epoch());
  }

  private static Arbiter arbiter(
      ActionScheduler plans,
      AuthoritySpec authority,
      Deployment deployment,
      Supervisor supervisor,
      Exchange exchange) {
    return new Arbiter(
        plans,
        authority,
        deployment.supervisor().joints(),
        deployment.rig().robot().servoPeriodNanos(),
        supervisor,
        exchange);
  }
}
