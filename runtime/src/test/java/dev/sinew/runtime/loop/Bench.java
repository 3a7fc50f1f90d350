package dev.sinew.runtime.loop;

import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Answer;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.safety.SupervisorLimits;
import dev.sinew.runtime.sync.ObservationAligner;
import dev.sinew.runtime.tap.TickSink;
import java.util.List;
import java.util.Map;

/// The loops around a fake robot and a fake policy, on a virtual clock.
final class Bench {

  static final int ROWS = 4;

  final VirtualClock clock = new VirtualClock();
  final FakeRobot robot = new FakeRobot(clock);
  final FakePolicy policy = new FakePolicy();
  final Exchange exchange = Exchange.inProcess(ExchangeSpec.of(robot.spec(), List.of(), ROWS));
  final Supervisor supervisor =
      new Supervisor(
          robot.spec(),
          new SupervisorLimits(robot.spec().joints(), 50_000_000, 1_000_000_000, 0, 1),
          exchange.epoch());
  final ControlLoop servo =
      new ControlLoop(
          robot,
          new ActionScheduler(ROWS, 1, Interpolation.HOLD, exchange.epoch()),
          supervisor,
          exchange,
          clock);
  final InferenceLoop inference =
      new InferenceLoop(
          policy,
          new ObservationAligner(
              Map.of(RobotSpec.JOINT_POSITION, exchange.joints()),
              Map.of(),
              2,
              FakePolicy.STEP,
              ""),
          new ChunkOutlet(exchange.chunks(), Interpolation.HOLD, exchange.epoch()),
          exchange.stopWord(),
          exchange.epoch(),
          clock);

  LockStep lockStep(TickSink sink) {
    return new LockStep(clock, FakeRobot.TICK, servo, inference, List.of(), exchange.ticks(), sink);
  }

  /// Asks for the arming and lets a tick begin, in which it is answered.
  Answer arm() {
    return ask(Request.ARM);
  }

  Answer ask(Request request) {
    exchange.mailbox().post(request, 0, 0);
    servo.sense();
    return exchange.mailbox().answer();
  }
}
