package dev.sinew.drivers.ros.robot;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import java.util.ArrayList;
import java.util.List;

/// One entry of `sensors`, checked.
///
/// @param stream what is published
/// @param type of the messages, `geometry_msgs/WrenchStamped`
record SensorKeys(StreamSpec stream, String topic, String type, SensorDecoder decoder) {

  /// @param section the robot's
  /// @throws dev.sinew.runtime.config.ConfigException when a unit or a width is wrong
  static List<SensorKeys> read(ConfigSection section, RobotSpec robot) {
    if (!section.has("sensors")) return List.of();
    ConfigSection declared = section.section("sensors");
    List<SensorKeys> sensors = new ArrayList<>();
    for (String name : declared.keys()) {
      if (name.equals(RobotSpec.JOINT_POSITION))
        throw declared.problem(name, "is the robot's own stream; another name would be right");
      sensors.add(of(name, declared.section(name), robot));
    }
    return List.copyOf(sensors);
  }

  private static SensorKeys of(String name, ConfigSection section, RobotSpec robot) {
    return switch (section.text("type")) {
      case "wrench" -> wrench(name, section);
      case "joint-effort" -> effort(name, section, robot);
      default -> array(name, section);
    };
  }

  private static SensorKeys wrench(String name, ConfigSection section) {
    mustNotHave(section, "width", "a wrench has 3 values, or 6 with 'fields: both'");
    WrenchFields fields =
        section.has("fields") ? WrenchFields.named(section.text("fields")) : WrenchFields.FORCE;
    mustBe(section, fields.unit());
    String frame = section.text("frame", "");
    return new SensorKeys(
        new StreamSpec(name, fields.width(), fields.unit()),
        section.text("topic"),
        "geometry_msgs/WrenchStamped",
        new WrenchDecoder(fields, frame));
  }

  private static SensorKeys effort(String name, ConfigSection section, RobotSpec robot) {
    mustNotHave(section, "width", "there is one effort per joint");
    mustNotHave(section, "fields", "is for wrenches");
    mustNotHave(section, "frame", "efforts are in no frame");
    List<Unit> units =
        robot.joints().stream()
            .map(j -> j.unit() == Unit.RADIAN ? Unit.NEWTON_METRE : Unit.NEWTON)
            .distinct()
            .toList();
    Unit unit = units.size() == 1 ? units.getFirst() : Unit.ONE;
    mustBe(section, unit);
    List<String> joints = robot.joints().stream().map(JointSpec::name).toList();
    return new SensorKeys(
        new StreamSpec(name, robot.dof(), unit),
        section.text("topic"),
        "sensor_msgs/JointState",
        new EffortDecoder(joints));
  }

  private static SensorKeys array(String name, ConfigSection section) {
    mustNotHave(section, "fields", "is for wrenches");
    mustNotHave(section, "frame", "numbers without a header are in no frame");
    for (String key : List.of("width", "unit"))
      if (!section.has(key)) throw section.problem(key, "is missing: the message does not tell it");
    int width = section.integer("width");
    return new SensorKeys(
        new StreamSpec(name, width, Unit.ofSymbol(section.text("unit"))),
        section.text("topic"),
        ArrayForm.TYPE,
        new NumbersDecoder(width));
  }

  private static void mustBe(ConfigSection section, Unit unit) {
    if (section.has("unit") && !section.text("unit").equals(unit.symbol()))
      throw section.problem(
          "unit", section.text("unit") + ", but the messages tell it in " + unit.symbol());
  }

  private static void mustNotHave(ConfigSection section, String key, String why) {
    if (section.has(key)) throw section.problem(key, why);
  }
}
