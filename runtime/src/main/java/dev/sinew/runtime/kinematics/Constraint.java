package dev.sinew.runtime.kinematics;

/// One thing to keep clear of. Called every tick: no allocation.
sealed interface Constraint permits BetweenCapsules, InsideBox, OutsideBox, OnPositiveSide {

  /// Signed distance, m; negative when violated, NaN when an end is. Shrinks by no more than its
  /// capsules' ends move.
  ///
  /// @param ends of all capsules in the base frame, six numbers each
  double clearance(double[] ends);

  /// For people.
  String name();

  /// By how much the clearance can shrink, at most, per unit of each joint's motion.
  double[] reach();
}
