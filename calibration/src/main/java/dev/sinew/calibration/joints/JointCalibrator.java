package dev.sinew.calibration.joints;

import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.ServoTraits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The procedure by which an arm's zero, ranges and directions are found: a state machine that is
/// told what the servos report, and that the person is ready. It changes nothing in the servos;
/// given up half-way, nothing was lost. One thread.
///
/// The stages are those of LeRobot's `calibrate`, and one more for the directions.
public final class JointCalibrator {

  /// What the person does.
  public enum Stage {
    /// Puts every joint into the middle of its range.
    CENTRE,
    /// Moves every joint through the whole of its range.
    SWEEP,
    /// Moves one joint, [#directed], a little in its positive direction.
    DIRECTION,
    /// Nothing: [#calibration] is known.
    DONE
  }

  /// A smaller movement shows no direction.
  private static final double LEAST_DIRECTION_DEGREES = 5;

  private final List<CalibratedJoint> joints;
  private final ServoTraits traits;
  private final boolean directions;
  private final List<SweptJoint> swept = new ArrayList<>();
  private final int[] centre;
  private final int[] driveMode;
  private RangeRule[] rules;
  private Stage stage = Stage.CENTRE;
  private int directed;
  private List<Finding> doubted = List.of();

  /// @param joints in the order of the arm
  /// @param directions whether the person shows them; otherwise every joint keeps its own
  public JointCalibrator(List<CalibratedJoint> joints, ServoTraits traits, boolean directions) {
    this.joints = List.copyOf(joints);
    this.traits = traits;
    this.directions = directions;
    centre = new int[joints.size()];
    driveMode = joints.stream().mapToInt(CalibratedJoint::driveMode).toArray();
    for (CalibratedJoint joint : joints) swept.add(new SweptJoint(joint.countsPerTurn()));
  }

  public Stage stage() {
    return stage;
  }

  public List<CalibratedJoint> joints() {
    return joints;
  }

  /// The joint whose direction is asked for, in that stage.
  public CalibratedJoint directed() {
    return joints.get(directed);
  }

  /// What joint `i`'s servo reports now.
  ///
  /// @param counts with the offset it has been holding since the beginning
  public void sample(int i, int counts) {
    swept.get(i).sample(counts);
  }

  /// How far joint `i` is, and was, from where the stage began: lowest, now, highest, degrees.
  public double[] travel(int i) {
    CalibratedJoint joint = joints.get(i);
    SweptJoint way = swept.get(i);
    return new double[] {
      joint.degrees(way.lowest()), joint.degrees(way.travelled()), joint.degrees(way.highest())
    };
  }

  /// The person is ready. The stage is the same afterwards when something was refused, and the
  /// first time something is in doubt: ready again means that it is as it should be.
  ///
  /// @return what the person should know
  public List<Finding> proceed() {
    List<Finding> findings =
        switch (stage) {
          case CENTRE -> centred();
          case SWEEP -> ranged();
          case DIRECTION -> directionShown();
          case DONE -> List.of();
        };
    if (mayPass(findings)) next();
    return findings;
  }

  /// What was found, once it is [Stage#DONE].
  public ArmCalibration calibration() {
    if (stage != Stage.DONE) throw new IllegalStateException("the stage is " + stage);
    Map<String, JointCalibration> found = new LinkedHashMap<>();
    for (int i = 0; i < rules.length; i++)
      found.put(joints.get(i).name(), rules[i].apply(driveMode[i]));
    return new ArmCalibration(found);
  }

  private boolean mayPass(List<Finding> findings) {
    List<Finding> doubts = weighing(findings, Finding.Weight.DOUBT);
    boolean again = doubts.equals(doubted);
    doubted = doubts;
    return weighing(findings, Finding.Weight.REFUSAL).isEmpty() && (doubts.isEmpty() || again);
  }

  private static List<Finding> weighing(List<Finding> findings, Finding.Weight weight) {
    return findings.stream().filter(finding -> finding.weight() == weight).toList();
  }

  private List<Finding> centred() {
    List<Finding> silent = new ArrayList<>();
    for (int i = 0; i < centre.length; i++) {
      CalibratedJoint joint = joints.get(i);
      if (!swept.get(i).sampled())
        silent.add(
            new Finding(
                joint.name(), Finding.Weight.REFUSAL, joint.text() + " has not answered yet"));
      centre[i] = swept.get(i).present();
    }
    return silent;
  }

  private List<Finding> ranged() {
    List<Finding> findings = new ArrayList<>();
    rules = new RangeRule[centre.length];
    for (int i = 0; i < rules.length; i++) {
      SweptJoint way = swept.get(i);
      CalibratedJoint joint = joints.get(i);
      rules[i] = new RangeRule(joint, traits, centre[i], way.lowest(), way.highest());
      rules[i].apply(driveMode[i]);
      if (!joint.fullTurn() && way.lost()) findings.add(lost(joint));
      else findings.addAll(rules[i].findings());
      if (!joint.fullTurn() && (way.lost() || rules[i].tooFar())) way.forget();
    }
    return findings;
  }

  private static Finding lost(CalibratedJoint joint) {
    return new Finding(
        joint.name(),
        Finding.Weight.REFUSAL,
        joint.text() + " could not be followed: move it from end to end again, more slowly");
  }

  /// A joint that was not moved keeps its direction.
  private List<Finding> directionShown() {
    double moved = travel(directed)[1];
    int held = traits.reverses() ? directed().driveMode() : 0;
    if (Math.abs(moved) >= LEAST_DIRECTION_DEGREES)
      driveMode[directed] = moved > 0 ? held : 1 - held;
    return List.of();
  }

  private void next() {
    if (stage == Stage.DIRECTION && directed + 1 < centre.length) directed++;
    else stage = successor();
    doubted = List.of();
    for (SweptJoint way : swept) way.restart();
  }

  private Stage successor() {
    return switch (stage) {
      case CENTRE -> Stage.SWEEP;
      case SWEEP -> directions ? Stage.DIRECTION : Stage.DONE;
      case DIRECTION, DONE -> Stage.DONE;
    };
  }
}
