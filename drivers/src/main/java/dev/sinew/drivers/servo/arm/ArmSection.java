package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.link.JointSection;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.JointScale;
import dev.sinew.drivers.servo.section.BusSection;
import dev.sinew.drivers.servo.section.ServoJoint;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// One arm at one bus: the keys of its servos, of its joints, and `park`, checked.
///
/// @param section where it stands, for complaints
/// @param name empty for the only arm
record ArmSection(
    ConfigSection section, String name, ServoSection servos, List<ArmJoint> joints, Park park) {

  /// @param section checked against the schema
  /// @throws ConfigException when a key is wrong
  static ArmSection read(ConfigSection section, String name, boolean emulated) {
    ServoSection servos = ServoSection.read(section, emulated);
    List<JointCalibration> calibrations = servos.calibration();
    List<ArmJoint> joints = new ArrayList<>();
    for (int i = 0; i < calibrations.size(); i++) {
      ServoJoint servo = servos.joints().get(i);
      ConfigSection joint = section.section("joints").section(servo.name());
      joints.add(joint(name, joint, servos, servo, calibrations.get(i)));
    }
    return new ArmSection(section, name, servos, joints, Park.read(section, joints));
  }

  BusSection bus() {
    return servos.bus();
  }

  List<JointCalibration> calibrations() {
    return joints.stream().map(ArmJoint::calibration).toList();
  }

  FamilyNeeds needs() {
    return FamilyNeeds.of(bus().family());
  }

  private static ArmJoint joint(
      String arm,
      ConfigSection section,
      ServoSection servos,
      ServoJoint servo,
      JointCalibration calibrated) {
    if (servo.span().isEmpty() && !section.text("unit").equals("rad"))
      throw section.problem("unit", "of a joint without a span is rad");
    JointScale scale = servo.scale(servos.traits().asReported(calibrated));
    double a = scale.value(calibrated.rangeMin());
    double b = scale.value(calibrated.rangeMax());
    String name = arm.isEmpty() ? servo.name() : arm + "_" + servo.name();
    JointSpec spec = JointSection.joint(name, section, Math.min(a, b), Math.max(a, b));
    double count = Math.abs(scale.unitPerCount());
    mustReach(section, "min", spec.min() < Math.min(a, b) - count, Math.min(a, b));
    mustReach(section, "max", spec.max() > Math.max(a, b) + count, Math.max(a, b));
    Wishes wishes = Wishes.read(section);
    FamilyNeeds.of(servos.bus().family()).mustGrant(section, wishes, servo.model());
    return new ArmJoint(spec, servo, calibrated, scale, wishes, start(section, spec));
  }

  private static void mustReach(
      ConfigSection section, String key, boolean beyond, double calibrated) {
    if (beyond)
      throw section.problem(
          key,
          ("%s is beyond %.4f, where the calibrated range ends; write that, leave the key out, or"
                  + " calibrate the joint again")
              .formatted(section.number(key), calibrated));
  }

  private static double start(ConfigSection section, JointSpec spec) {
    double start = section.number("start", Math.clamp(0, spec.min(), spec.max()));
    if (!(start >= spec.min() && start <= spec.max()))
      throw section.problem("start", start + " is outside " + spec.min() + " to " + spec.max());
    return start;
  }

  /// Ids of all servos: those of the joints in order, then those of their shadows.
  int[] ids() {
    List<Integer> ids = new ArrayList<>();
    for (ArmJoint joint : joints) ids.add(joint.id());
    for (ArmJoint joint : joints) joint.servo().shadowId().ifPresent(ids::add);
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  /// The joint that a servo moves, by its place in [#ids].
  int[] owners() {
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < joints.size(); i++) owners.add(i);
    for (int i = 0; i < joints.size(); i++)
      if (joints.get(i).servo().shadowId().isPresent()) owners.add(i);
    return owners.stream().mapToInt(Integer::intValue).toArray();
  }

  /// The joint that a servo moves.
  ArmJoint joint(int id) {
    for (ArmJoint joint : joints)
      if (joint.id() == id || joint.servo().shadowId().equals(OptionalInt.of(id))) return joint;
    throw new IllegalArgumentException("no servo of this arm has the id " + id);
  }

  /// A servo for people.
  String servo(int id) {
    ArmJoint moved = joint(id);
    String which = id == moved.id() ? "" : ", second servo";
    return "%s (id %d%s)".formatted(moved.spec().name(), id, which);
  }

  /// What the names of its streams begin with.
  String prefix() {
    return name.isEmpty() ? "" : name + "-";
  }
}
