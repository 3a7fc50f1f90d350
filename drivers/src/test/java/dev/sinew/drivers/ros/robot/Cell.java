package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.memory.HandClock;
import dev.sinew.drivers.ros.memory.MemoryGraph;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Groups;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A robot cell inside a test: a graph, a clock, and the driver under test.
final class Cell {

  static final String JOINTS =
      """
      driver: ros
      name: test-arm
      servo-period-ms: 10
      joints:
        a: {unit: rad, min: -2, max: 2, max-velocity: 2, max-acceleration: 10, max-jerk: 500}
        b: {unit: rad, min: -2, max: 2, max-velocity: 2, max-acceleration: 10, max-jerk: 500}
      """;

  static final String STATE = "state: {topic: /joint_states}\n";

  static final String TRAJECTORY =
      "command: {kind: joint-trajectory, topic: /arm/command, every: 2}\n";

  static final String CARTESIAN =
      """
      driver: ros
      name: test-tool
      servo-period-ms: 10
      joints:
        x: {unit: m, min: -1, max: 1, max-velocity: 0.5, max-acceleration: 5}
        y: {unit: m, min: -1, max: 1, max-velocity: 0.5, max-acceleration: 5}
        z: {unit: m, min: 0, max: 1, max-velocity: 0.5, max-acceleration: 5}
        rx: {unit: rad, min: 2, max: 4, max-velocity: 1, max-acceleration: 10}
        ry: {unit: rad, min: -1, max: 1, max-velocity: 1, max-acceleration: 10}
        rz: {unit: rad, min: -1, max: 1, max-velocity: 1, max-acceleration: 10}
      state: {topic: /pose, type: geometry_msgs/PoseStamped, frame: base}
      """;

  final HandClock clock = new HandClock();
  final MemoryGraph graph = new MemoryGraph(clock);
  final Exchange exchange;
  final ConfigSection section;
  final RosRobotProvider provider;
  private final long wallNanos = 1_790_000_000_000_000_000L - clock.nanos();

  Cell(String... yaml) {
    section = ConfigSection.parse(Path.of("cell.yaml"), String.join("", yaml));
    InstantSource wall = () -> Instant.ofEpochSecond(0, clock.nanos() + wallNanos);
    provider = new RosRobotProvider((owner, role) -> any -> graph.node(), wall);
    RigSpec rig = provider.describe(section);
    exchange = Exchange.inProcess(ExchangeSpec.of(rig.robot(), rig.streams(), 8));
  }

  Robot open() {
    return provider.open(section, clock, exchange);
  }

  /// What the robot does whenever the driver waits.
  void whileWaiting(Runnable robot) {
    clock.whileWaiting(robot);
  }

  /// The loop's time as a wall clock would stamp it, nanoseconds since 1970.
  long wall(long nanos) {
    return nanos + wallNanos;
  }

  static MessageDraft joints(List<String> names, double... positions) {
    return MemoryGraph.draft("sensor_msgs/JointState")
        .texts("name", names)
        .set("position", positions);
  }

  static Group pose(String frame, double... pose) {
    MessageDraft draft = MemoryGraph.draft("geometry_msgs/PoseStamped");
    draft.set("header.frame_id", frame);
    String[] fields = {
      "position.x",
      "position.y",
      "position.z",
      "orientation.x",
      "orientation.y",
      "orientation.z",
      "orientation.w"
    };
    for (int i = 0; i < fields.length; i++) draft.set("pose." + fields[i], pose[i]);
    return draft.build();
  }

  static Group point(Group trajectory) {
    return ((Groups) trajectory.get("points")).values().getFirst();
  }
}
