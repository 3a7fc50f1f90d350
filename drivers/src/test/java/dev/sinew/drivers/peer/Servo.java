package dev.sinew.drivers.peer;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.loop.ControlLoop;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.safety.SupervisorSpec;
import dev.sinew.runtime.safety.Surroundings;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The real servo loop around a robot, a tick at a time: nothing but it can make commands.
public final class Servo {

  private static final int ROWS = 8;

  private final Robot robot;
  private final Exchange exchange;
  private final Supervisor supervisor;
  private final ControlLoop loop;
  private final Clock clock;

  /// @param sensors streams of the robot besides its joints
  public Servo(Robot robot, List<StreamSpec> sensors, Exchange exchange, Clock clock) {
    this.robot = robot;
    this.exchange = exchange;
    this.clock = clock;
    int dof = robot.spec().dof();
    supervisor =
        new Supervisor(
            robot.spec(),
            new SupervisorSpec(
                robot.spec().joints(),
                Collections.nCopies(dof, Double.POSITIVE_INFINITY),
                0,
                5_000_000_000L, // other programs of this machine may hold up the robot
                60_000_000_000L,
                Long.MAX_VALUE,
                1000,
                0.01,
                0,
                1,
                List.of(),
                Optional.empty(),
                List.of()),
            new Surroundings(sensors, exchange, exchange.beat(), exchange.epoch(), 7),
            ROWS);
    Schedule schedule =
        new Schedule(new Strategy.Receding(), Interpolation.LINEAR, ROWS, List.of());
    loop =
        new ControlLoop(
            robot, schedule.scheduler(ROWS, dof, exchange.epoch()), supervisor, exchange, clock);
  }

  public void tick() {
    exchange.beat().setRelease(clock.nanos());
    loop.step(clock.nanos(), 0);
    exchange.ticks().drain(slot -> {});
  }

  public Answer ask(Request request) {
    exchange.mailbox().post(request, 0, supervisor.nonce());
    tick();
    return exchange.mailbox().answer();
  }

  /// A plan that leads to one place and stays there.
  public void plan(double... target) {
    double[] rows = new double[ROWS * target.length];
    for (int i = 0; i < rows.length; i++) rows[i] = target[i % target.length];
    long now = clock.nanos();
    exchange
        .chunks()
        .put(
            new ActionChunk(
                now,
                robot.spec().servoPeriodNanos(),
                target.length,
                rows,
                new ActionChunk.Provenance(now, exchange.epoch().current(), now, "", 0, "test")));
  }

  public Mode mode() {
    return supervisor.mode();
  }

  /// A tick of a motion that must go on.
  public void mustRun() {
    tick();
    if (supervisor.mode() != Mode.RUNNING)
      throw new AssertionError(
          "%s because of %s; %s"
              .formatted(
                  supervisor.mode(),
                  supervisor.cause() < 0 ? "nothing" : StandardRule.values()[supervisor.cause()],
                  robot.trouble()));
  }
}
