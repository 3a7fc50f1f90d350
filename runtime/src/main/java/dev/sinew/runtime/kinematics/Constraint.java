package dev.sinew.runtime.kinematics;

/// One thing to keep clear of. Called every tick: no allocation.
sealed interface Constraint permits BetweenCapsules, InsideBox, OutsideBox, OnPositiveSide {

  /// Signed distance where its capsules are now, m; negative when violated, NaN when an end is.
  /// Shrinks by no more than these ends move.
  double clearance();

  /// For people.
  String name();

  /// By how much the clearance can shrink, at most, per unit of each joint's motion.
  double[] reach();
}
