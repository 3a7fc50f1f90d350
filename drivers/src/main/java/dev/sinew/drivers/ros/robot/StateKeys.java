package dev.sinew.drivers.ros.robot;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.config.ConfigSection;

/// The section `state`, checked.
///
/// @param type of the messages, `sensor_msgs/JointState`
/// @param frame that poses are in; empty for other types
record StateKeys(String topic, String type, String frame) {

  static final String JOINTS = "sensor_msgs/JointState";

  /// @param section the robot's
  /// @throws dev.sinew.runtime.config.ConfigException when the joints are no axes of a pose
  static StateKeys read(ConfigSection section, RobotSpec robot) {
    ConfigSection state = section.section("state");
    String type = state.text("type", JOINTS);
    boolean isPose = type.equals(PoseForm.TYPE);
    if (!isPose && state.has("frame"))
      throw state.problem("frame", "is for poses; " + type + " is in no frame");
    if (isPose && !state.has("frame"))
      throw state.problem("frame", "is missing: numbers of a pose mean nothing without it");
    if (isPose)
      Axis.misfit(robot)
          .ifPresent(
              why -> {
                throw section.problem("joints", why);
              });
    return new StateKeys(state.text("topic"), type, isPose ? state.text("frame") : "");
  }

  boolean isPose() {
    return type.equals(PoseForm.TYPE);
  }

  StateDecoder decoder(RobotSpec robot) {
    return switch (type) {
      case JOINTS -> new JointStateDecoder(robot.joints().stream().map(JointSpec::name).toList());
      case PoseForm.TYPE -> new PoseDecoder(robot, frame);
      default -> new ArrayDecoder(robot.dof());
    };
  }
}
