package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.action.ActionClient;
import dev.sinew.drivers.ros.action.ActionType;
import dev.sinew.drivers.ros.message.Stamping;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import java.util.List;

/// Opens the way that the commands of a robot take.
///
/// @param decoder of the robot's states
record Outlets(
    RobotKeys keys,
    RosNode node,
    StateDecoder decoder,
    JointAssembly states,
    Stamping stamping,
    Clock clock) {

  /// @throws RosException when the graph cannot be reached or refuses
  CommandOutlet open() throws RosException {
    RobotSpec robot = keys.robot();
    Dialect dialect = node.dialect();
    CommandKeys command = keys.command();
    return switch (command.kind()) {
      case JOINT_TRAJECTORY ->
          topic(
              TrajectoryForm.TYPE,
              new TrajectoryForm(robot, dialect, command.reachNanos(), command.holds()));
      case FLOAT64_MULTI_ARRAY -> topic(ArrayForm.TYPE, new ArrayForm(dialect));
      case POSE -> topic(PoseForm.TYPE, pose(dialect));
      case TWIST -> topic(command.twistType(), twist(dialect));
      case FOLLOW_JOINT_TRAJECTORY -> goals(dialect);
    };
  }

  private TrajectoryGoals goals(Dialect dialect) throws RosException {
    if (dialect != Dialect.ROS1)
      throw new RosException("follow-joint-trajectory is for ROS 1; a joint-trajectory needs none");
    CommandKeys command = keys.command();
    ActionType type = ActionType.named(TrajectoryGoals.ACTION);
    return new TrajectoryGoals(
        ActionClient.open(node, type, command.topic(), clock),
        new TrajectoryForm(keys.robot(), dialect, command.reachNanos(), false),
        new Every(command.every()));
  }

  private PoseForm pose(Dialect dialect) {
    List<Axis> axes = Axis.of(keys.robot());
    return new PoseForm(dialect, axes, (PoseDecoder) decoder, keys.state().frame(), stamping);
  }

  private TwistForm twist(Dialect dialect) {
    CommandKeys command = keys.command();
    return new TwistForm(
        RosTypes.message(command.twistType(), dialect),
        Axis.of(keys.robot()),
        new TwistLaw(keys.robot(), command.timeConstantS()),
        keys.state().frame(),
        stamping,
        keys.patienceNanos(),
        command.every() * keys.robot().servoPeriodNanos() * 1e-9);
  }

  private CommandTopic topic(String typeName, CommandForm form) throws RosException {
    CommandKeys command = keys.command();
    MessageType type = RosTypes.message(typeName, node.dialect());
    return new CommandTopic(
        command.topic(),
        node.advertise(command.topic(), type, false),
        form,
        states,
        clock,
        new Every(command.every()),
        command.kind() == CommandKeys.Kind.TWIST ? command.idleNanos() : Long.MAX_VALUE);
  }
}
