package dev.sinew.drivers.ros.robot;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.config.ConfigSection;
import java.util.List;
import java.util.Map;

/// The section `command`, checked.
///
/// @param topic of the messages; for an action the name that its topics begin with
/// @param every which of the servo's commands are sent: one in so many
/// @param reachNanos time until a trajectory's point is to be reached
/// @param holds whether a stop of a trajectory is a point at the measured pose
/// @param twistType of a twist's messages
/// @param timeConstantS of a twist's law
/// @param idleNanos silence after which a twist becomes zero
record CommandKeys(
    Kind kind,
    String topic,
    int every,
    long reachNanos,
    boolean holds,
    String twistType,
    double timeConstantS,
    long idleNanos) {

  private static final double REACH_PERIODS = 2;
  private static final double IDLE_PERIODS = 3;
  private static final double TIME_CONSTANT_MS = 200;

  /// What a controller takes.
  enum Kind {
    JOINT_TRAJECTORY("joint-trajectory"),
    FOLLOW_JOINT_TRAJECTORY("follow-joint-trajectory"),
    FLOAT64_MULTI_ARRAY("float64-multi-array"),
    TWIST("twist"),
    POSE("pose");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    static Kind named(String word) {
      for (Kind kind : values()) if (kind.word.equals(word)) return kind;
      throw new IllegalArgumentException(word);
    }

    boolean isCartesian() {
      return this == TWIST || this == POSE;
    }
  }

  private static final Map<String, List<Kind>> ONLY_FOR =
      Map.of(
          "periods", List.of(Kind.JOINT_TRAJECTORY, Kind.FOLLOW_JOINT_TRAJECTORY),
          "stop", List.of(Kind.JOINT_TRAJECTORY),
          "type", List.of(Kind.TWIST),
          "time-constant-ms", List.of(Kind.TWIST),
          "idle-ms", List.of(Kind.TWIST));

  /// @param section the robot's
  /// @throws dev.sinew.runtime.config.ConfigException when a key does not fit the kind, or the kind
  ///     the state
  static CommandKeys read(ConfigSection section, RobotSpec robot, StateKeys state) {
    ConfigSection command = section.section("command");
    Kind kind = Kind.named(command.text("kind"));
    for (String key : command.keys()) {
      if (!ONLY_FOR.getOrDefault(key, List.of(kind)).contains(kind))
        throw command.problem(key, "is not for 'kind: " + kind.word + "'");
    }
    if (kind.isCartesian() && !state.isPose())
      throw command.problem(
          "kind", kind.word + " needs the tool's pose: a state of type " + PoseForm.TYPE);
    int every = command.integer("every", 1);
    double period = every * (double) robot.servoPeriodNanos();
    double timeConstant = command.number("time-constant-ms", TIME_CONSTANT_MS) * 1e-3;
    if (kind == Kind.TWIST) mustBrakeInTime(command, robot, timeConstant);
    return new CommandKeys(
        kind,
        command.text("topic"),
        every,
        Math.round(command.number("periods", REACH_PERIODS) * period),
        command.has("stop") && command.text("stop").equals("hold"),
        command.text("type", TwistForm.STAMPED),
        timeConstant,
        command.has("idle-ms")
            ? Math.round(command.number("idle-ms") * 1e6)
            : Math.round(IDLE_PERIODS * period));
  }

  /// A velocity proportional to the way that is left falls with the same time constant: an axis
  /// that cannot brake as fast would run past its goal.
  private static void mustBrakeInTime(ConfigSection command, RobotSpec robot, double timeConstant) {
    for (JointSpec joint : robot.joints()) {
      double least = joint.maxVelocity() / joint.maxAcceleration();
      if (!(timeConstant >= least))
        throw command.problem(
            "time-constant-ms",
            "%.0f is too short for the acceleration of %s; %.0f would do"
                .formatted(timeConstant * 1e3, joint.name(), Math.ceil(least * 1e3)));
    }
  }
}
