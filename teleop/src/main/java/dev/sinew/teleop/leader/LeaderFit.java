package dev.sinew.teleop.leader;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Fits a leader that was built after an arm, GELLO, to that arm: the leader is held in one known
/// pose, its trigger open, and the rest follows from what the servos read there (P. Wu et al. 2023,
/// `scripts/gello_get_offset.py`). Nothing is written into the servos.
public final class LeaderFit {

  /// What a pose made by hand is off by at most, rad; more, and it is not the pose, or a quarter
  /// turn is wrong.
  public static final double MOST_REST = 0.35;

  /// A trigger's way, degrees: GELLO's.
  private static final double TRIGGER_DEGREES = 42;

  /// Of an emulated leader, how far from a quarter turn its horns are mounted: 2 degrees.
  private static final double ASKEW = Math.toRadians(2);

  private static final int READINGS = 5;

  private final LeaderConfig config;
  private final double[] pose;

  private LeaderFit(LeaderConfig config, double[] pose) {
    this.config = config;
    this.pose = pose;
  }

  /// @param section of the leader, with `known-pose`; what was fitted before does not count
  /// @param robot the arm that it leads
  /// @throws ConfigException in one line when a key is wrong or missing
  public static LeaderFit of(ConfigSection section, RobotSpec robot) {
    LeaderConfig config = LeaderConfig.unfitted(section, robot);
    for (String key : List.of("known-pose", "alignment"))
      if (!section.has(key))
        throw section.problem(key, "is missing: this is no leader that is fitted by a known pose");
    ConfigSection known = section.section("known-pose");
    double[] pose = new double[config.joints().size()];
    for (int i = 0; i < pose.length; i++) {
      LeaderJoint joint = config.joints().get(i);
      if (isTrigger(joint)) continue;
      pose[i] = known.number(joint.servo().name());
      if (!joint.isWithin(pose[i]))
        throw known.problem(
            joint.servo().name(),
            "%s is outside %s to %s of %s"
                .formatted(pose[i], joint.led().min(), joint.led().max(), joint.led().name()));
    }
    return new LeaderFit(config, pose);
  }

  private static boolean isTrigger(LeaderJoint joint) {
    return joint.servo().span().isPresent();
  }

  /// Its bus and servos.
  public ServoSection servos() {
    return config.servos();
  }

  /// Where [Outcome#alignment] belongs.
  public Path alignmentFile() {
    return config.section().resolve(config.section().text("alignment"));
  }

  /// What came of it.
  ///
  /// @param lines for people, one a joint
  public record Outcome(ArmCalibration calibration, Alignment alignment, List<String> lines) {}

  /// Reads the servos, which are in the known pose.
  ///
  /// @param free whether the pose is trusted to the last digit; otherwise the quarter turns are, in
  ///     which horns go on
  /// @throws BusException when a servo does not answer
  /// @throws ConfigException when a joint is too far from a quarter turn, or a trigger would pass
  ///     the place where its encoder jumps
  public Outcome fit(ServoBus bus, boolean free) throws BusException {
    ServoSamples samples = read(bus);
    Map<String, JointCalibration> calibrations = new LinkedHashMap<>();
    Map<String, JointMap> maps = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < pose.length; i++) {
      LeaderJoint joint = config.joints().get(i);
      int id = joint.servo().id();
      int counts = Math.floorMod(samples.position(i), joint.servo().model().countsPerTurn());
      int offset = bus.read(id, Register.HOMING_OFFSET);
      if (isTrigger(joint)) {
        JointCalibration range = trigger(joint, offset, counts);
        calibrations.put(joint.servo().name(), range);
        lines.add(
            "%-16s id %3d  reads %4d  trigger %d to %d"
                .formatted(joint.servo().name(), id, counts, range.rangeMin(), range.rangeMax()));
        continue;
      }
      JointCalibration turn = config.calibrations().get(i);
      calibrations.put(
          joint.servo().name(),
          new JointCalibration(id, 0, offset, turn.rangeMin(), turn.rangeMax()));
      OffsetSearch.Offset found = found(joint, counts, pose[i]);
      if (!free) mustBeNear(joint, found);
      JointMap map = joint.map();
      maps.put(
          joint.servo().name(),
          new JointMap(map.sign(), map.scale(), free ? found.free() : found.snapped()));
      lines.add(
          String.format(
              Locale.ROOT,
              "%-16s id %3d  reads %4d  %+d quarter turns, %+.3f rad off",
              joint.servo().name(),
              id,
              counts,
              found.quarters(),
              found.rest()));
    }
    return new Outcome(new ArmCalibration(calibrations), new Alignment(maps), lines);
  }

  private static OffsetSearch.Offset found(LeaderJoint joint, int counts, double pose) {
    return OffsetSearch.find(
        joint.scale().value(counts), joint.map().sign(), joint.map().scale(), pose);
  }

  private void mustBeNear(LeaderJoint joint, OffsetSearch.Offset found) {
    if (Math.abs(found.rest()) <= MOST_REST) return;
    throw config
        .section()
        .problem(
            "known-pose." + joint.servo().name(),
            String.format(
                Locale.ROOT,
                "the joint is %.2f rad from a quarter turn: hold the leader in the known pose, look"
                    + " at 'sign', or take the pose as it is with --free",
                found.rest()));
  }

  private JointCalibration trigger(LeaderJoint joint, int offset, int counts) {
    int turn = joint.servo().model().countsPerTurn();
    double degrees = config.section().number("trigger-degrees", TRIGGER_DEGREES);
    int closed = counts - (int) Math.round(degrees * turn / 360);
    int low = Math.min(counts, closed);
    int high = Math.max(counts, closed);
    if (low < 0 || high >= turn)
      throw config
          .section()
          .problem(
              "joints." + joint.servo().name(),
              ("reads %d when open and would pass the end of its encoder, 0 to %d, when closed:"
                      + " mount its horn a quarter turn on")
                  .formatted(counts, turn - 1));
    return new JointCalibration(joint.servo().id(), 0, offset, low, high);
  }

  private ServoSamples read(ServoBus bus) throws BusException {
    ServoSamples samples = new ServoSamples(config.ids());
    for (int i = 0; i < READINGS; i++) bus.readPresent(samples);
    for (int i = 0; i < samples.size(); i++)
      if (!samples.fresh(i))
        throw new BusException(
            samples.id(i),
            "%s does not answer on %s: is its cable in, is it powered?"
                .formatted(config.joints().get(i).servo().text(), config.servos().bus().place()));
    return samples;
  }

  /// Encoders of an emulated leader in the known pose, put together as by somebody: horns some
  /// quarter turns on, and a little askew.
  public int[] mounted() {
    int[] encoders = new int[pose.length];
    for (int i = 0; i < encoders.length; i++) {
      LeaderJoint joint = config.joints().get(i);
      int turn = joint.servo().model().countsPerTurn();
      int quarters = joint.servo().id() % 4 - 1;
      JointMap map =
          new JointMap(joint.map().sign(), joint.map().scale(), quarters * Math.PI / 2 - ASKEW);
      encoders[i] =
          isTrigger(joint)
              ? turn / 2
              : Math.floorMod(joint.scale().counts(map.leader(pose[i])), turn);
    }
    return encoders;
  }
}
