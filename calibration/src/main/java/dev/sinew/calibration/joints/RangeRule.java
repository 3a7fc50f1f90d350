package dev.sinew.calibration.joints;

import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.ServoTraits;
import java.util.ArrayList;
import java.util.List;

/// From where a joint was called centred and how far it was moved from there, to its calibration.
///
/// The centre becomes count `(countsPerTurn - 1) / 2`, as in LeRobot, so that the encoder's jump is
/// half a turn away. Where the joint was not in the middle and its range would pass the jump
/// nevertheless, the middle of what was swept takes that place instead.
final class RangeRule {

  /// Nearer to the jump than this, a range does not stay clear of it, degrees.
  private static final double MARGIN_DEGREES = 2;

  /// Less than this is hardly a joint's range.
  private static final double LEAST_DEGREES = 15;

  /// A centre nearer to an end than this part of the range is none.
  private static final double LEAST_PART = 0.1;

  private final CalibratedJoint joint;
  private final ServoTraits traits;
  private final int centre;
  private final int lowest;
  private final int highest;
  private final List<Finding> findings = new ArrayList<>();

  /// @param centre what the servo reported when it was called centred
  /// @param lowest how far it was moved below that, 0 or less, counts
  /// @param highest how far above, 0 or more
  RangeRule(CalibratedJoint joint, ServoTraits traits, int centre, int lowest, int highest) {
    this.joint = joint;
    this.traits = traits;
    this.centre = centre;
    this.lowest = lowest;
    this.highest = highest;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// To be used only when no finding is a refusal.
  ///
  /// @param driveMode of the joint
  JointCalibration apply(int driveMode) {
    boolean turned = traits.reverses() && driveMode != joint.driveMode();
    return turned ? mirrored().found(driveMode) : found(driveMode);
  }

  /// As a servo that is set the other way round would have reported it: minus its encoder, plus the
  /// offset.
  private RangeRule mirrored() {
    return new RangeRule(joint, traits, 2 * joint.heldOffset() - centre, -highest, -lowest);
  }

  private JointCalibration found(int driveMode) {
    findings.clear();
    if (!joint.fullTurn()) judgeSweep();
    int last = traits.lastCount(joint.countsPerTurn());
    int offset = joint.heldOffset();
    if (!joint.fullTurn() && tooFar())
      return new JointCalibration(joint.id(), driveMode, offset, 0, last);
    int at = Math.floorMod(centre, joint.countsPerTurn());
    if (traits.homes()) {
      int want = last / 2 - repair();
      offset = traits.rehomed(joint.heldOffset(), centre, want, joint.countsPerTurn());
      at = traits.reported(joint.heldOffset(), centre, offset, joint.countsPerTurn());
    }
    if (joint.fullTurn()) return new JointCalibration(joint.id(), driveMode, offset, 0, last);
    int min = at + lowest;
    int max = at + highest;
    if (min < 0 || max > last)
      find(
          Finding.Weight.REFUSAL,
          "passes the place where its encoder jumps: mount its horn so that the jump is out of"
              + " its way");
    return new JointCalibration(joint.id(), driveMode, offset, min, max);
  }

  /// Whether it was turned so far that no place is left for the jump.
  boolean tooFar() {
    return joint.degrees(highest - lowest) > 360 - 2 * MARGIN_DEGREES;
  }

  private void judgeSweep() {
    int range = highest - lowest;
    double degrees = joint.degrees(range);
    if (tooFar())
      find(
          Finding.Weight.REFUSAL,
          "was turned %.0f degrees, all the way round: move it from end to end again, or name it with --full-turn"
              .formatted(degrees));
    else if (range == 0) find(Finding.Weight.REFUSAL, "was not moved: move it through its range");
    else if (!(degrees >= LEAST_DEGREES))
      find(
          Finding.Weight.DOUBT,
          "was moved only %.1f degrees: move it to both of its ends".formatted(degrees));
    else if (-lowest < LEAST_PART * range || highest < LEAST_PART * range)
      find(Finding.Weight.NOTE, "was near an end of its range when the arm was called centred");
  }

  /// How many counts above the centre the middle of the range is made the centre; 0 where the range
  /// keeps clear of the jump as it is.
  private int repair() {
    if (joint.fullTurn()) return 0;
    int last = traits.lastCount(joint.countsPerTurn());
    int margin = (int) Math.ceil(MARGIN_DEGREES / joint.degrees(1));
    if (last / 2 + lowest >= margin && last / 2 + highest <= last - margin) return 0;
    int shift = Math.floorDiv(lowest + highest, 2);
    find(
        Finding.Weight.NOTE,
        "was %.0f degrees from the middle: the middle of what was swept is taken instead"
            .formatted(Math.abs(joint.degrees(shift))));
    return shift;
  }

  private void find(Finding.Weight weight, String text) {
    findings.add(new Finding(joint.name(), weight, joint.text() + " " + text));
  }
}
