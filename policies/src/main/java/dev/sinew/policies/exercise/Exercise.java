package dev.sinew.policies.exercise;

/// A smooth motion for commissioning: every joint swings about its centre on a sine, after an
/// approach from wherever it stands.
///
/// The approach fades the sine in by the minimum-jerk polynomial `s = 10 u^3 - 15 u^4 + 6 u^5`, `u`
/// the share of the approach's time (Flash & Hogan 1985), so that the motion begins with velocity
/// and acceleration 0.
///
/// @param centre,amplitude per joint, in the joint's unit
/// @param periodSeconds per joint
record Exercise(
    double[] centre, double[] amplitude, double[] periodSeconds, double approachSeconds) {

  int dof() {
    return centre.length;
  }

  /// Where joint `i` is to be.
  ///
  /// @param from where it stood at the beginning
  /// @param seconds since the beginning
  double position(int i, double from, double seconds) {
    double angle = 2 * StrictMath.PI * seconds / periodSeconds[i];
    double swing = centre[i] + amplitude[i] * StrictMath.sin(angle);
    double u = Math.min(1, seconds / approachSeconds);
    return from + u * u * u * (10 + u * (6 * u - 15)) * (swing - from);
  }
}
