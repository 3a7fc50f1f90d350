package dev.sinew.teleop.leader;

import dev.sinew.drivers.servo.emulated.EmulatedBus;
import dev.sinew.drivers.servo.emulated.EmulatedServo;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.Teleoperator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A leader of emulated servos, in this process: it begins in the arm's pose, and then goes, limp
/// as it is, where another teleoperator wants the arm.
final class EmulatedLeader implements LeaderHand {

  private final List<LeaderJoint> joints;
  private final Optional<Teleoperator> mover;
  private final EmulatedBus bus;
  private final OperatorTarget wish;
  private boolean placed;

  /// @param mover closed with this
  EmulatedLeader(LeaderConfig config, RobotSpec robot, Optional<Teleoperator> mover, Clock clock) {
    joints = config.joints();
    this.mover = mover;
    wish = new OperatorTarget(robot.dof());
    List<EmulatedServo> servos =
        joints.stream()
            .map(
                joint ->
                    new EmulatedServo(
                        joint.servo().id(), joint.servo().model().name(), middle(joint)))
            .toList();
    var section = config.servos().bus();
    bus = EmulatedBus.inProcess(section.family(), servos, section.baud(), clock);
  }

  private static int middle(LeaderJoint joint) {
    return joint.servo().model().countsPerTurn() / 2;
  }

  EmulatedBus bus() {
    return bus;
  }

  @Override
  public void move(FollowerView follower) {
    if (!placed) {
      for (LeaderJoint joint : joints)
        bus.put(joint.servo().id(), encoder(joint, follower.measured(joint.of())));
      placed = true;
    }
    if (mover.isEmpty() || !mover.get().read(follower, wish) || !wish.engaged()) return;
    for (LeaderJoint joint : joints) {
      if ((wish.joints() >> joint.of() & 1) != 0)
        bus.hand(joint.servo().id(), encoder(joint, wish.position(joint.of())));
    }
  }

  /// The encoder shows one turn of all that the arm's joint may have.
  private static int encoder(LeaderJoint joint, double follower) {
    return Math.floorMod(joint.counts(follower), joint.servo().model().countsPerTurn());
  }

  @Override
  public String objection(FollowerView follower) {
    return mover.map(m -> m.objection(follower)).orElse("");
  }

  @Override
  public void drain(Consumer<TeleopEvent> out) {
    mover.ifPresent(m -> m.drain(out));
  }

  @Override
  public void close() {
    mover.ifPresent(Teleoperator::close);
    bus.close();
  }
}
