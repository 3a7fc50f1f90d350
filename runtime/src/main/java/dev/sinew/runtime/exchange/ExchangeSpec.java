package dev.sinew.runtime.exchange;

import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.tap.TickShape;
import java.util.ArrayList;
import java.util.List;

/// What an exchange must carry; equal specs have equal layouts.
///
/// @param dof joints of the robot
/// @param maxRows rows of the longest chunk
/// @param streams every stream that the spine publishes, the joint positions among them
public record ExchangeSpec(int dof, int maxRows, List<StreamSpec> streams) {

  public ExchangeSpec {
    streams = List.copyOf(streams);
    if (dof < 1 || maxRows < 1)
      throw new IllegalArgumentException(dof + " joints, " + maxRows + " rows: must be positive");
  }

  /// Room for a tick's record.
  public TickShape tick() {
    return new TickShape(
        dof,
        streams.stream()
            .filter(s -> !s.name().equals(RobotSpec.JOINT_POSITION))
            .map(StreamSpec::width)
            .toList());
  }

  /// @param sensors streams of the robot other than its joint positions
  public static ExchangeSpec of(RobotSpec robot, List<StreamSpec> sensors, int maxRows) {
    List<StreamSpec> streams = new ArrayList<>();
    streams.add(
        new StreamSpec(RobotSpec.JOINT_POSITION, robot.dof(), robot.joints().getFirst().unit()));
    streams.addAll(sensors);
    return new ExchangeSpec(robot.dof(), maxRows, streams);
  }
}
