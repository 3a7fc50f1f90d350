package dev.sinew.teleop.leader;

import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.JointScale;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.config.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A leader's section, read and held against the arm that it leads.
///
/// @param drive with how much torque and how fast it follows the arm; empty when it never does
record LeaderConfig(
    ConfigSection section,
    String name,
    ServoSection servos,
    List<JointCalibration> calibrations,
    Alignment alignment,
    List<LeaderJoint> joints,
    Optional<Drive> drive) {

  /// @param torque share of the servos'
  /// @param speed rad/s of the leader
  record Drive(double torque, double speed) {}

  /// @throws dev.sinew.runtime.config.ConfigException in one line when a key is wrong or a joint
  ///     does not fit the arm's
  static LeaderConfig read(ConfigSection section, RobotSpec robot) {
    section.validate(Schema.of(LeaderConfig.class.getResourceAsStream("leader-arm.schema.json")));
    ServoSection servos = ServoSection.read(section, section.flag("emulate", false));
    if (section.has("hand") && !servos.emulate())
      throw section.problem("hand", "moves emulated servos only: 'emulate: true', or leave it out");
    if (!section.has("alignment"))
      return of(section, robot, servos, servos.calibration(), Alignment.NONE);
    Path file = section.resolve(section.text("alignment"));
    boolean none = servos.emulate() && !Files.exists(file);
    Alignment alignment = none ? Alignment.NONE : Alignment.read(file);
    return of(section, robot, servos, servos.calibration(), alignment);
  }

  /// As if nothing were known of how its horns are mounted.
  static LeaderConfig unfitted(ConfigSection section, RobotSpec robot) {
    section.validate(Schema.of(LeaderConfig.class.getResourceAsStream("leader-arm.schema.json")));
    ServoSection servos = ServoSection.read(section, section.flag("emulate", false));
    return of(section, robot, servos, servos.nominal(), Alignment.NONE);
  }

  private static LeaderConfig of(
      ConfigSection section,
      RobotSpec robot,
      ServoSection servos,
      List<JointCalibration> calibrations,
      Alignment alignment) {
    List<LeaderJoint> joints = new ArrayList<>();
    for (int i = 0; i < servos.joints().size(); i++) {
      ServoJoint servo = servos.joints().get(i);
      ConfigSection joint = section.section("joints").section(servo.name());
      JointScale scale = servo.scale(servos.traits().asReported(calibrations.get(i)));
      joints.add(joint(section, joint, servo, scale, robot, alignment));
    }
    mustLeadOnce(section, joints);
    return new LeaderConfig(
        section,
        section.text("name", "leader"),
        servos,
        calibrations,
        alignment,
        joints,
        drive(section));
  }

  private static LeaderJoint joint(
      ConfigSection leader,
      ConfigSection joint,
      ServoJoint servo,
      JointScale scale,
      RobotSpec robot,
      Alignment alignment) {
    String name = joint.text("of", servo.name());
    List<String> names = robot.joints().stream().map(JointSpec::name).toList();
    int of = names.indexOf(name);
    if (of < 0)
      throw joint.problem(
          "of", "the arm has no joint '" + name + "'" + NearestKey.suggestion(name, names));
    JointSpec led = robot.joints().get(of);
    boolean spans = servo.span().isPresent();
    if (!spans && led.unit() != Unit.RADIAN)
      throw joint.problem(
          "span",
          "is missing: the arm's joint '%s' is in %s; say what it reads at the two ends"
              .formatted(name, led.unit().symbol()));
    double any = spans ? Double.POSITIVE_INFINITY : leader.number("max-difference", 0.8);
    return new LeaderJoint(
        servo,
        of,
        led,
        scale,
        map(joint, servo.name(), alignment),
        joint.number("max-difference", any),
        spring(joint, led));
  }

  private static JointMap map(ConfigSection joint, String name, Alignment alignment) {
    int sign = joint.integer("sign", 1);
    double scale = joint.number("scale", 1);
    double fitted = alignment.offset(joint, name, sign, scale);
    if (joint.has("offset") && alignment.joints().containsKey(name))
      throw joint.problem("offset", "stands in the alignment file too; leave one of them out");
    return new JointMap(sign, scale, joint.has("offset") ? joint.number("offset") : fitted);
  }

  private static Optional<LeaderJoint.Spring> spring(ConfigSection joint, JointSpec led) {
    if (!joint.has("spring")) {
      for (String key : List.of("spring-torque", "feedback"))
        if (joint.has(key)) throw joint.problem(key, "needs 'spring': where the joint is held");
      return Optional.empty();
    }
    double at = joint.number("spring");
    if (!(at >= led.min() && at <= led.max()))
      throw joint.problem(
          "spring", at + " is outside " + led.min() + " to " + led.max() + " of " + led.name());
    return Optional.of(
        new LeaderJoint.Spring(
            at, joint.number("spring-torque", 0.1), joint.flag("feedback", false)));
  }

  private static void mustLeadOnce(ConfigSection section, List<LeaderJoint> joints) {
    for (int i = 0; i < joints.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (joints.get(i).of() == joints.get(j).of())
          throw section.problem(
              "joints." + joints.get(i).servo().name(),
              "leads '%s', which %s leads too"
                  .formatted(joints.get(i).led().name(), joints.get(j).servo().name()));
      }
    }
  }

  private static Optional<Drive> drive(ConfigSection section) {
    if (section.flag("drive", false))
      return Optional.of(
          new Drive(section.number("drive-torque", 0.3), section.number("drive-speed", 1)));
    for (String key : List.of("drive-torque", "drive-speed"))
      if (section.has(key)) throw section.problem(key, "needs 'drive: true'");
    return Optional.empty();
  }

  /// What tells this leader from another of its kind.
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>(servos.facts());
    if (!alignment.joints().isEmpty()) facts.put("alignment", alignment.identity());
    return facts;
  }

  /// Ids of the servos, in the order of [#joints].
  int[] ids() {
    return servos.ids();
  }

  /// The joints of the arm that it leads: bit `i` for joint `i`.
  long led() {
    long bits = 0;
    for (LeaderJoint joint : joints) bits |= 1L << joint.of();
    return bits;
  }
}
