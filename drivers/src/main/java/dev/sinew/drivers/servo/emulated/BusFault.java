package dev.sinew.drivers.servo.emulated;

/// What can happen to the answer of a servo on its way.
public enum BusFault {
  /// It never leaves.
  SILENCE,
  /// One bit flips.
  FLIPPED_BIT,
  /// Only the first half comes.
  CUT_SHORT,
  /// It carries the id of another servo, all else right.
  WRONG_ID,
  /// Bytes that mean nothing come before it.
  NOISE,
  /// It comes 20 ms late, and all that follows behind it: an adapter that stalls.
  LATE
}
