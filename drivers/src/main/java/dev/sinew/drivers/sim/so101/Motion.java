package dev.sinew.drivers.sim.so101;

/// A way of all joints to somewhere, at rest at both ends: `s(t) = 10 t^3 - 15 t^4 + 6 t^5`, the
/// motion of least jerk (Flash and Hogan 1985). One owner.
final class Motion {

  /// Peak speed of a way of 1 in a time of 1.
  private static final double PEAK = 1.875;

  private static final double JOINT_RAD_PER_S = 2;
  private static final double GRIPPER_RAD_PER_S = 3;
  private static final double LINE_M_PER_S = 0.16;
  private static final double SHORTEST_S = 0.2;

  private final Reach reach;
  private final double speed;
  private final double[] from = new double[So101.DOF];
  private final double[] to = new double[So101.DOF];
  private boolean straight;
  private Aim aim;
  private double fromZ;
  private double toZ;
  private double seconds;
  private double elapsed;

  /// @param speed share of the usual speed
  Motion(Reach reach, double speed) {
    this.reach = reach;
    this.speed = speed;
  }

  /// Every joint on its own way.
  ///
  /// @param pace share of the speed
  void swing(double[] start, double[] goal, double pace) {
    straight = false;
    double longest = 0;
    for (int i = 0; i < So101.DOF; i++) {
      from[i] = start[i];
      to[i] = goal[i];
      longest = Math.max(longest, Math.abs(goal[i] - start[i]));
    }
    begin(PEAK * longest / (JOINT_RAD_PER_S * pace));
  }

  /// The gripper alone.
  void grip(double[] start, double opening) {
    straight = false;
    System.arraycopy(start, 0, from, 0, So101.DOF);
    System.arraycopy(start, 0, to, 0, So101.DOF);
    to[So101.GRIP] = opening;
    begin(PEAK * Math.abs(opening - start[So101.GRIP]) / GRIPPER_RAD_PER_S);
  }

  /// Straight down or up where the gripper points; what cannot be reached is passed by.
  ///
  /// @param start all joints; the gripper keeps its opening
  /// @param where not to be changed before the motion is done
  /// @param z0 height at which it begins, m
  /// @param z1 height at which it ends, m
  void plunge(double[] start, Aim where, double z0, double z1, double pace) {
    straight = true;
    aim = where;
    System.arraycopy(start, 0, to, 0, So101.DOF);
    fromZ = z0;
    toZ = z1;
    begin(PEAK * Math.abs(z1 - z0) / (LINE_M_PER_S * pace));
  }

  private void begin(double least) {
    seconds = Math.max(SHORTEST_S, least / speed);
    elapsed = 0;
  }

  /// @param out where the joints are wanted now
  void advance(double dt, double[] out) {
    elapsed = Math.min(seconds, elapsed + dt);
    double t = elapsed / seconds;
    double s = t * t * t * (10 + t * (6 * t - 15));
    if (straight) {
      reach.down(aim, fromZ + s * (toZ - fromZ), to);
      System.arraycopy(to, 0, out, 0, So101.DOF);
    } else {
      for (int i = 0; i < So101.DOF; i++) out[i] = from[i] + s * (to[i] - from[i]);
    }
  }

  boolean done() {
    return elapsed >= seconds;
  }
}
