package dev.sinew.runtime.loop;

import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.safety.SupervisorLimits;
import dev.sinew.runtime.sync.ObservationAligner;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.tap.TickRing;
import dev.sinew.runtime.tap.TickSink;
import java.util.List;
import java.util.Map;

/// The loops around a fake robot and a fake policy, on a virtual clock.
final class Bench {

  final VirtualClock clock = new VirtualClock();
  final FakeRobot robot = new FakeRobot(clock);
  final FakePolicy policy = new FakePolicy();
  final Epoch epoch = new Epoch();
  final TickRing ticks = new TickRing(1, 16);
  final StateRing states = new StateRing(1, 64);
  final ActionScheduler scheduler = new ActionScheduler(1, Interpolation.HOLD, epoch);
  final Supervisor supervisor =
      new Supervisor(
          robot.spec(),
          new SupervisorLimits(robot.spec().joints(), 50_000_000, 1_000_000_000, 0, 1),
          epoch);
  final ControlLoop servo = new ControlLoop(robot, scheduler, supervisor, states, ticks, clock);
  final InferenceLoop inference =
      new InferenceLoop(
          policy,
          new ObservationAligner(
              Map.of(RobotSpec.JOINT_POSITION, states), Map.of(), 2, FakePolicy.STEP, ""),
          scheduler,
          supervisor,
          epoch,
          clock);

  LockStep lockStep(TickSink sink) {
    return new LockStep(clock, FakeRobot.TICK, servo, inference, List.of(), ticks, sink);
  }
}
