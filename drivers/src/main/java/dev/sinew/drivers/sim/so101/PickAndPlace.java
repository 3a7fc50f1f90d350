package dev.sinew.drivers.sim.so101;

import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.random.MersenneTwister;

/// The script: over the cube, down, close, lift, over the bin, open, back to rest; from the
/// beginning when the cube was not gripped, slipped or missed the bin. Teleoperation thread.
final class PickAndPlace {

  /// How it ended.
  enum Verdict {
    OPEN,
    SUCCESS,
    FAILURE
  }

  private static final double SHUT = -0.1;
  private static final double RELEASE_Z = 0.062;
  private static final double READY_X = 0.19;
  private static final double READY_Z = 0.10;

  /// Servos have arrived within this, rad, or are given up on after this time, s.
  private static final double ARRIVED = 0.03;

  private static final double GIVE_UP_S = 1.5;
  private static final double SETTLE_S = 0.15;
  private static final double MOVED_M = 0.005;

  private final Sight sight;
  private final MersenneTwister random;
  private final double patience;
  private final Reach reach = new Reach();
  private final Motion motion;
  private final Aim aim;
  private final Hold hold;
  private final double[] goal = new double[So101.DOF];
  private final double[] doneAt = new double[3];
  private Habit habit;
  private Phase phase = Phase.DONE;
  private Verdict verdict = Verdict.OPEN;
  private double waited;
  private double since;

  /// @param speed share of its usual speed
  /// @param patience s, after which it gives up
  PickAndPlace(Sight sight, MersenneTwister random, double speed, double patience) {
    this.sight = sight;
    this.random = random;
    this.patience = patience;
    motion = new Motion(reach, speed);
    aim = new Aim(sight);
    hold = new Hold(sight, aim);
    habit = Habit.next(random);
  }

  /// From the beginning, wherever the arm is; a cube that it holds in the air is brought to the
  /// bin.
  ///
  /// @param wanted where the joints are wanted now
  void begin(FollowerView follower, double[] wanted) {
    verdict = Verdict.OPEN;
    since = 0;
    aim.begin();
    hold.look(follower);
    if (inBin()) finish(Verdict.OPEN);
    else if (hold.lifted()) enter(Phase.CARRY, wanted);
    else enter(hold.clearOfTable() ? Phase.ABOVE : Phase.CLEAR, wanted);
  }

  Phase phase() {
    return phase;
  }

  /// What became of the cube; asked once, then open again.
  Verdict takeVerdict() {
    Verdict taken = verdict;
    verdict = Verdict.OPEN;
    return taken;
  }

  /// Whether the cube lies elsewhere than when it was done.
  boolean cubeMoved() {
    return phase == Phase.DONE && sight.fromCube(doneAt[0], doneAt[1], doneAt[2]) > MOVED_M;
  }

  /// @param wanted where the joints are wanted; advanced by `dt` seconds
  void advance(double dt, FollowerView follower, double[] wanted) {
    if (phase == Phase.DONE) return;
    since += dt;
    hold.look(follower);
    if (since > patience && phase != Phase.BACK && phase != Phase.HOME) {
      finish(Verdict.FAILURE);
      return;
    }
    if ((phase == Phase.CARRY || phase == Phase.LOWER) && !hold.near()) {
      enter(Phase.CLEAR, wanted);
      return;
    }
    motion.advance(dt, wanted);
    if (!motion.done()) return;
    waited += dt;
    if (waited >= habit.dwell() && (arrived(wanted) || waited > GIVE_UP_S)) leave(wanted);
  }

  private boolean arrived(double[] wanted) {
    if (phase == Phase.CLOSE || phase == Phase.OPEN) return waited > SETTLE_S;
    for (int i = 0; i < So101.GRIP; i++) {
      if (!(Math.abs(wanted[i] - hold.measured(i)) < ARRIVED)) return false;
    }
    return true;
  }

  private boolean inBin() {
    return sight.cubeInBin(aim.half());
  }

  private void leave(double[] wanted) {
    switch (phase) {
      case CLEAR, BACK -> enter(inBin() ? Phase.HOME : Phase.ABOVE, wanted);
      case ABOVE -> enter(Phase.DOWN, wanted);
      case DOWN -> enter(Phase.CLOSE, wanted);
      case CLOSE -> enter(Phase.LIFT, wanted);
      case LIFT -> enter(hold.lifted() ? Phase.CARRY : Phase.CLEAR, wanted);
      case CARRY -> enter(Phase.LOWER, wanted);
      case LOWER -> enter(Phase.OPEN, wanted);
      case OPEN -> enter(Phase.AWAY, wanted);
      case AWAY -> enter(Phase.BACK, wanted);
      case HOME -> finish(inBin() ? Verdict.SUCCESS : Verdict.FAILURE);
      case DONE -> {}
    }
  }

  private void finish(Verdict how) {
    phase = Phase.DONE;
    verdict = how;
    doneAt[0] = sight.x();
    doneAt[1] = sight.y();
    doneAt[2] = sight.z();
  }

  private void enter(Phase next, double[] wanted) {
    phase = next;
    waited = 0;
    System.arraycopy(wanted, 0, goal, 0, goal.length);
    double over = sight.z() + habit.approach();
    switch (next) {
      case CLEAR -> {
        habit = Habit.next(random);
        goal[So101.GRIP] = habit.opening();
        ready(wanted);
      }
      case ABOVE -> {
        aim.atCube(habit);
        goal[So101.GRIP] = habit.opening();
        if (reach.down(aim, sight.z(), goal) && reach.down(aim, over, goal))
          motion.swing(wanted, goal, habit.pace());
        else enter(Phase.HOME, wanted);
      }
      case DOWN -> motion.plunge(wanted, aim, over, sight.z() + habit.depth(), habit.pace());
      case CLOSE -> motion.grip(wanted, SHUT);
      case LIFT ->
          motion.plunge(wanted, aim, aim.half() + habit.depth(), habit.carry(), habit.pace());
      case CARRY -> {
        aim.atBin(habit);
        reach.down(aim, habit.carry(), goal);
        motion.swing(wanted, goal, habit.pace());
      }
      case LOWER -> motion.plunge(wanted, aim, habit.carry(), RELEASE_Z, habit.pace());
      case OPEN -> motion.grip(wanted, habit.opening());
      case AWAY -> motion.plunge(wanted, aim, RELEASE_Z, habit.carry(), habit.pace());
      case BACK -> ready(wanted);
      case HOME -> motion.swing(wanted, So101.REST, habit.pace());
      case DONE -> {}
    }
  }

  private void ready(double[] wanted) {
    reach.down(READY_X, 0, READY_Z, 0, 0, goal);
    motion.swing(wanted, goal, habit.pace());
  }
}
