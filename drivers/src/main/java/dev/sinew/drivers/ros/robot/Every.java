package dev.sinew.drivers.ros.robot;

/// Lets every n-th of the servo's commands through, by their numbers: those that a slow link
/// skipped count as well. One thread.
final class Every {

  private final int n;
  private long next;

  Every(int n) {
    this.n = n;
  }

  /// @param sequence higher than the one before
  boolean takes(long sequence) {
    if (sequence < next) return false;
    next = sequence - Math.floorMod(sequence - 1, n) + n;
    return true;
  }
}
