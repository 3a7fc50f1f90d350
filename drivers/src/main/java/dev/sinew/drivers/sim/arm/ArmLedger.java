package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import java.util.List;

/// What an arm was told, measured by the arm: the longest silence between commands, the largest
/// step, velocity, acceleration and jerk of every joint, and how often a limit was broken.
///
/// Velocity, acceleration and jerk are the first, second and third difference of consecutive
/// commands over the servo period, as [JointSpec] defines its limits. A motion begins at rest at
/// the pose at which the arm stands. Where commands got lost under way, the step is divided by the
/// time that it took and the higher differences begin anew: a loss on the wire is not the
/// commander's. Values above a limit by no more than rounding (1e-6 of it, and 16 ulp of the
/// joint's range carried through the differences) are not breaks.
///
/// **Thread.** The arm's; read it there or when the arm has stopped. No allocation but in [#json].
public final class ArmLedger {

  /// A robot that keeps a ledger.
  public interface Keeper {
    ArmLedger ledger();
  }

  /// What a command may break; every joint of every command is counted by itself.
  public enum Limit {
    FINITE,
    POSITION,
    VELOCITY,
    ACCELERATION,
    JERK
  }

  private static final double ROUNDING = 1e-6;
  private static final int ULPS = 16;
  private static final int WHOLE_HISTORY = 3;

  private final List<JointSpec> joints;
  private final double seconds;
  private final double[] min;
  private final double[] max;
  private final double[][] bounds;
  private final double[][] largest;
  private final double[] last;
  private final double[] lastVelocity;
  private final double[] lastAcceleration;
  private final long[] breaks = new long[Limit.values().length];
  private int history;
  private boolean begun;
  private long lastNanos;
  private long longestSilenceNanos;
  private long commands;
  private long trips;

  ArmLedger(RobotSpec robot) {
    joints = robot.joints();
    int dof = robot.dof();
    seconds = robot.servoPeriodNanos() * 1e-9;
    min = joints.stream().mapToDouble(JointSpec::min).toArray();
    max = joints.stream().mapToDouble(JointSpec::max).toArray();
    largest = new double[4][dof];
    last = new double[dof];
    lastVelocity = new double[dof];
    lastAcceleration = new double[dof];
    bounds = new double[4][dof];
    for (int i = 0; i < dof; i++) {
      JointSpec joint = joints.get(i);
      bounds[1][i] = bound(joint, joint.maxVelocity(), 1);
      bounds[2][i] = bound(joint, joint.maxAcceleration(), 2);
      bounds[3][i] = bound(joint, joint.maxJerk(), 3);
    }
  }

  private double bound(JointSpec joint, double limit, int order) {
    double ulp = Math.ulp(Math.max(Math.abs(joint.min()), Math.abs(joint.max())));
    return limit * (1 + ROUNDING) + ULPS * ulp / Math.pow(seconds, order);
  }

  /// A motion begins: the arm stands still.
  void begin(ArmBody body) {
    for (int i = 0; i < last.length; i++) {
      last[i] = body.position(i);
      lastVelocity[i] = 0;
      lastAcceleration[i] = 0;
    }
    history = WHOLE_HISTORY;
    begun = false;
  }

  /// @param periods servo periods since the command before, at least 1
  /// @return whether every value is finite
  boolean received(long nowNanos, double[] wanted, long periods) {
    if (begun) longestSilenceNanos = Math.max(longestSilenceNanos, nowNanos - lastNanos);
    begun = true;
    lastNanos = nowNanos;
    commands++;
    if (!finite(wanted)) {
      history = 1;
      return false;
    }
    if (periods > 1) history = 1;
    for (int i = 0; i < wanted.length; i++) difference(i, wanted[i], periods);
    history = Math.min(history + 1, WHOLE_HISTORY);
    return true;
  }

  private boolean finite(double[] wanted) {
    boolean finite = true;
    for (double value : wanted) {
      if (Double.isFinite(value)) continue;
      breaks[Limit.FINITE.ordinal()]++;
      finite = false;
    }
    return finite;
  }

  private void difference(int i, double wanted, long periods) {
    if (!(wanted >= min[i] && wanted <= max[i])) breaks[Limit.POSITION.ordinal()]++;
    double step = wanted - last[i];
    double velocity = step / (periods * seconds);
    double acceleration = (velocity - lastVelocity[i]) / seconds;
    double jerk = (acceleration - lastAcceleration[i]) / seconds;
    largest[0][i] = Math.max(largest[0][i], Math.abs(step));
    note(i, 1, velocity, Limit.VELOCITY);
    if (history >= 2) note(i, 2, acceleration, Limit.ACCELERATION);
    if (history >= 3) note(i, 3, jerk, Limit.JERK);
    last[i] = wanted;
    lastVelocity[i] = velocity;
    lastAcceleration[i] = acceleration;
  }

  private void note(int i, int order, double value, Limit limit) {
    double size = Math.abs(value);
    largest[order][i] = Math.max(largest[order][i], size);
    if (!(size <= bounds[order][i])) breaks[limit.ordinal()]++;
  }

  /// The watchdog took the arm.
  void tripped() {
    trips++;
  }

  public long commands() {
    return commands;
  }

  /// Between two commands of one episode.
  public long longestSilenceNanos() {
    return longestSilenceNanos;
  }

  /// How often silence made the arm brake by itself.
  public long watchdogTrips() {
    return trips;
  }

  /// Of joint `i`, in its unit.
  public double largestStep(int i) {
    return largest[0][i];
  }

  /// Of joint `i`, unit/s.
  public double largestVelocity(int i) {
    return largest[1][i];
  }

  /// Of joint `i`, unit/s^2.
  public double largestAcceleration(int i) {
    return largest[2][i];
  }

  /// Of joint `i`, unit/s^3.
  public double largestJerk(int i) {
    return largest[3][i];
  }

  public long breaks(Limit limit) {
    return breaks[limit.ordinal()];
  }

  /// Breaks of all limits.
  public long limitBreaks() {
    long sum = 0;
    for (long count : breaks) sum += count;
    return sum;
  }

  /// All of it in one line.
  public String json() {
    return LedgerLine.of(this, joints);
  }
}
