package dev.sinew.drivers.mqtt.arm;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.loop.ControlLoop;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.safety.SupervisorSpec;
import dev.sinew.runtime.safety.Surroundings;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The real servo loop around a robot, a tick at a time: nothing but it can make commands.
final class Servo {

  private static final int ROWS = 8;

  private final Robot robot;
  private final Exchange exchange;
  private final Supervisor supervisor;
  private final ControlLoop loop;
  private final Clock clock;
  private double[] target;
  private long ticks;

  Servo(Robot robot, Exchange exchange, Clock clock) {
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
                3_000_000_000L,
                60_000_000_000L,
                Long.MAX_VALUE,
                1000,
                0.01,
                0,
                1,
                List.of(),
                Optional.empty(),
                List.of()),
            new Surroundings(List.of(), exchange, exchange.beat(), exchange.epoch(), 7),
            ROWS);
    Schedule schedule =
        new Schedule(new Strategy.Receding(), Interpolation.LINEAR, ROWS, List.of());
    loop =
        new ControlLoop(
            robot, schedule.scheduler(ROWS, dof, exchange.epoch()), supervisor, exchange, clock);
  }

  void tick() {
    exchange.beat().setRelease(clock.nanos());
    loop.step(clock.nanos(), 0);
    exchange.ticks().drain(slot -> {});
  }

  Answer ask(Request request) {
    exchange.mailbox().post(request, 0, supervisor.nonce());
    tick();
    return exchange.mailbox().answer();
  }

  /// From now on every plan leads to one place and stays there.
  void plan(double... target) {
    this.target = target;
  }

  /// Before a tick; may allocate.
  void planWhenDue() {
    if (target != null && ticks++ % (ROWS / 2) == 0) plan();
  }

  private void plan() {
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

  Mode mode() {
    return supervisor.mode();
  }
}
