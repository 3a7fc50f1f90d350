package dev.sinew.drivers.servo.section;

import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.CalibrationFacts;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.ServoTraits;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys `bus`, `calibration`, and of every joint `id`, `shadow-id`, `model`, `span`.
///
/// They are checked here, against `servo-keys.schema.json`, and whatever else stands in the section
/// is left alone: a driver's own schema only has to name them, `"bus": {}`.
///
/// @param joints in the order of the arm
/// @param calibrationFile empty only for an emulated arm
/// @param emulate whether servos of this process stand for those on the port
public record ServoSection(
    BusSection bus, List<ServoJoint> joints, Optional<Path> calibrationFile, boolean emulate) {

  /// What an emulated gripper does not use, at either end: a quarter turn.
  private static final int SPARED = 4;

  public ServoSection {
    joints = List.copyOf(joints);
  }

  /// @param section a robot's, one of its arms', or a leader arm's
  /// @param emulate whether servos of this process stand for those on the port
  /// @throws ConfigException when a key is wrong, an id stands twice, or what metal needs is
  ///     missing: a port, a calibration file
  public static ServoSection read(ConfigSection section, boolean emulate) {
    section.validate(Schema.of(ServoSection.class.getResourceAsStream("servo-keys.schema.json")));
    BusSection bus = BusSection.read(section.section("bus"), emulate);
    if (!section.has("calibration") && !emulate)
      throw section.problem("calibration", "is missing; 'sinew calibrate joints' makes the file");
    Optional<Path> file =
        section.has("calibration")
            ? Optional.of(section.resolve(section.text("calibration")))
            : Optional.empty();
    List<ServoJoint> joints = joints(section.section("joints"), bus.family());
    return new ServoSection(bus, joints, file, emulate);
  }

  private static List<ServoJoint> joints(ConfigSection section, BusFamily family) {
    List<ServoJoint> joints = new ArrayList<>();
    Map<Integer, String> owners = new HashMap<>();
    for (String name : section.keys()) {
      ServoJoint joint = ServoJoint.read(name, section.section(name), family);
      own(section.section(name), "id", joint.id(), name, owners);
      joint.shadowId().ifPresent(id -> own(section.section(name), "shadow-id", id, name, owners));
      joints.add(joint);
    }
    return joints;
  }

  private static void own(
      ConfigSection section, String key, int id, String name, Map<Integer, String> owners) {
    String owner = owners.putIfAbsent(id, name);
    if (owner != null) throw section.problem(key, id + " is the id of joint " + owner + " too");
  }

  /// Ids of the joints' servos, in the order of the arm, second ones left out.
  public int[] ids() {
    return joints.stream().mapToInt(ServoJoint::id).toArray();
  }

  /// The calibration file; empty for an emulated arm that has none.
  public Optional<Path> presentFile() {
    return emulate ? calibrationFile.filter(Files::exists) : calibrationFile;
  }

  public ServoTraits traits() {
    return ServoTraits.of(bus.family());
  }

  /// What the calibration file says of each joint, in the order of the arm. An emulated arm needs
  /// no file: without one its joints are taken as calibrated over the whole turn, those with a span
  /// over half of it.
  ///
  /// @throws ConfigException in one line when the file is missing or cannot be used, a joint is
  ///     missing in it or has another id, or a range is outside the encoder
  public List<JointCalibration> calibration() {
    if (presentFile().isEmpty()) return nominal();
    Path file = presentFile().get();
    if (!Files.exists(file))
      throw new ConfigException(file, "", "no such file; 'sinew calibrate joints' makes it");
    ArmCalibration arm = ArmCalibration.read(file);
    List<JointCalibration> calibrations = new ArrayList<>();
    for (ServoJoint joint : joints) {
      JointCalibration calibration = arm.joint(file, joint.name(), joint.id());
      mustBeWithin(file, joint, calibration);
      calibrations.add(calibration);
    }
    return calibrations;
  }

  /// What tells this arm from another of its kind.
  ///
  /// @throws ConfigException when the calibration file cannot be used
  public Map<String, String> facts() {
    return presentFile().map(file -> CalibrationFacts.of(Map.of("", file))).orElse(Map.of());
  }

  /// What is taken for the calibration of joints that nobody calibrated.
  public List<JointCalibration> nominal() {
    return joints.stream().map(this::nominal).toList();
  }

  private JointCalibration nominal(ServoJoint joint) {
    int last = lastCount(joint);
    int cut = joint.span().isPresent() ? last / SPARED : 0;
    return new JointCalibration(joint.id(), 0, 0, cut, last - cut);
  }

  private void mustBeWithin(Path file, ServoJoint joint, JointCalibration calibration) {
    String name = joint.name();
    int last = lastCount(joint);
    String outside = " is outside the encoder, 0 to " + last + "; calibrate again";
    if (calibration.rangeMin() < 0)
      throw new ConfigException(file, name + ".range_min", calibration.rangeMin() + outside);
    if (calibration.rangeMax() > last)
      throw new ConfigException(file, name + ".range_max", calibration.rangeMax() + outside);
  }

  private int lastCount(ServoJoint joint) {
    return traits().lastCount(joint.model().countsPerTurn());
  }
}
