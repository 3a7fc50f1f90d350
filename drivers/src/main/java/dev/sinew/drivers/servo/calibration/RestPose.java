package dev.sinew.drivers.servo.calibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the servos reported in a pose that the arm can be put into again, marked when it was
/// calibrated: folded onto its stops. Horns that slip, and encoders that lose their count, show as
/// a joint that reads otherwise there.
///
/// @param joints readings by joint
public record RestPose(Map<String, Reading> joints) {

  /// Usual for [#check]: a servo's play is less.
  public static final double DRIFT_DEGREES = 1;

  /// What a horn slips at least, by far more than an arm's rest varies: a tooth of an STS3215's 25
  /// is 14.4 degrees.
  public static final double SLIP_DEGREES = 5;

  /// An arm of which half of the joints are as near as this to the pose is meant to be in it.
  private static final double NEAR_DEGREES = 5;

  /// @param counts as the servo reported them
  /// @param countsPerTurn of its encoder
  public record Reading(int counts, int countsPerTurn) {}

  /// @param degrees how far the joint reads from where it did, signed
  public record Drift(String joint, double degrees) {}

  /// @param resting whether the arm seems to be in the pose; otherwise nothing can be told
  /// @param drifted joints that read otherwise than they did
  public record Check(boolean resting, List<Drift> drifted) {}

  public RestPose {
    joints = Collections.unmodifiableMap(new LinkedHashMap<>(joints));
  }

  /// Compares with what the servos report now.
  ///
  /// @param present counts by joint; joints that are not there are not compared
  /// @param limitDegrees from which on a joint has drifted
  public Check check(Map<String, Integer> present, double limitDegrees) {
    List<Drift> drifted = new ArrayList<>();
    int near = 0;
    int compared = 0;
    for (Map.Entry<String, Reading> entry : joints.entrySet()) {
      Integer counts = present.get(entry.getKey());
      if (counts == null) continue;
      double degrees = degrees(entry.getValue(), counts);
      compared++;
      if (Math.abs(degrees) <= NEAR_DEGREES) near++;
      if (!(Math.abs(degrees) <= limitDegrees)) drifted.add(new Drift(entry.getKey(), degrees));
    }
    boolean resting = compared > 0 && 2 * near >= compared;
    return new Check(resting, resting ? List.copyOf(drifted) : List.of());
  }

  /// The shorter way round.
  private static double degrees(Reading reading, int counts) {
    int turn = reading.countsPerTurn();
    int half = turn / 2;
    int moved = Math.floorMod(counts - reading.counts() + half, turn) - half;
    return moved * 360.0 / turn;
  }
}
