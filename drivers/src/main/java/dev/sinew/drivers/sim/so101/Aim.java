package dev.sinew.drivers.sim.so101;

/// Where the gripper is to point down: at the cube, or into the bin. One owner.
final class Aim {

  private static final double LOWEST_HALF = 0.0075;
  private static final double HIGHEST_HALF = 0.0175;

  private final Sight sight;
  private double half;
  private double x;
  private double y;
  private double outwards;
  private double turn;

  Aim(Sight sight) {
    this.sight = sight;
  }

  /// Takes the size of the cube from the height of its middle: it lies flat, or nearly.
  void begin() {
    half = Math.clamp(sight.z(), LOWEST_HALF, HIGHEST_HALF);
  }

  void atCube(Habit habit) {
    x = sight.x();
    y = sight.y();
    turn = sight.turn();
    outwards = Brick.FIXED_PAD_X + half + habit.clearance();
  }

  /// The jaws may open any way; the one that turns the roll joint least is along the bin's radius.
  void atBin(Habit habit) {
    x = sight.binX() + habit.dropX();
    y = sight.binY() + habit.dropY();
    turn = Math.atan2(y, x);
    outwards = Brick.FIXED_PAD_X + half;
  }

  /// Half the cube's side, m.
  double half() {
    return half;
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  /// See [Reach#down]; so is the next.
  double outwards() {
    return outwards;
  }

  double turn() {
    return turn;
  }
}
