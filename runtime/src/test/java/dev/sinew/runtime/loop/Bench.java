package dev.sinew.runtime.loop;

import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.safety.SupervisorSpec;
import dev.sinew.runtime.safety.Surroundings;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import dev.sinew.runtime.sync.ObservationAligner;
import dev.sinew.runtime.tap.TickSink;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The loops around a fake robot and a fake policy, on a virtual clock.
final class Bench {

  static final int ROWS = 4;
  static final Schedule SCHEDULE =
      new Schedule(new Strategy.Receding(), Interpolation.HOLD, 2, List.of());

  final VirtualClock clock = new VirtualClock();
  final FakeRobot robot = new FakeRobot(clock);
  final FakePolicy policy = new FakePolicy();
  final Exchange exchange = Exchange.inProcess(ExchangeSpec.of(robot.spec(), List.of(), ROWS));
  final Supervisor supervisor =
      new Supervisor(
          robot.spec(),
          new SupervisorSpec(
              robot.spec().joints(),
              List.of(Double.POSITIVE_INFINITY),
              0,
              50_000_000,
              1_000_000_000,
              Long.MAX_VALUE,
              1000,
              1,
              0,
              1,
              List.of(),
              Optional.empty(),
              List.of()),
          new Surroundings(List.of(), exchange, exchange.beat(), exchange.epoch(), 7),
          ROWS);
  final ControlLoop servo;
  final InferenceLoop inference;
  final ChunkOutlet outlet;

  Bench() {
    this(SCHEDULE);
  }

  Bench(Schedule schedule) {
    servo =
        new ControlLoop(
            robot, schedule.scheduler(ROWS, 1, exchange.epoch()), supervisor, exchange, clock);
    outlet = new ChunkOutlet(exchange.chunks(), schedule, exchange.epoch(), ChunkTap.NONE);
    inference =
        new InferenceLoop(
            policy,
            new ObservationAligner(
                Map.of(RobotSpec.JOINT_POSITION, exchange.joints()),
                Map.of(),
                2,
                FakePolicy.STEP,
                ""),
            Pace.of(schedule, policy.spec(), exchange),
            outlet,
            exchange.stopWord(),
            exchange.epoch(),
            clock);
  }

  LockStep lockStep(TickSink sink) {
    return new LockStep(clock, FakeRobot.TICK, servo, inference, List.of(), exchange.ticks(), sink);
  }

  /// Asks for arming and start and lets a tick begin in which each is answered, after a first one
  /// that nobody records.
  Answer arm() {
    servo.sense();
    servo.act(clock.nanos(), 0);
    exchange.ticks().drain(slot -> {});
    ask(Request.ARM);
    return ask(Request.START);
  }

  Answer ask(Request request) {
    exchange.mailbox().post(request, 0, supervisor.nonce());
    servo.sense();
    return exchange.mailbox().answer();
  }
}
