package dev.sinew.runtime.kinematics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// How far an arm keeps clear of itself and of its workspace's boundaries, and how much of that a
/// motion can use up.
///
/// **Use.** Update the arm's [ForwardKinematics], ask for [#clearance], and then, for any number of
/// motions that start at this pose, whether it [#holds] along them. A whole stopping motion is
/// verified from one pose: with `d` the path that each joint travels in it, `holds(d, margin)` says
/// that the clearance stays at `margin` or above everywhere on the way.
///
/// **Failure.** A pose or a motion that is not a number never passes: clearance and bound become
/// NaN, and `!(clearance >= margin)`.
///
/// **Threads.** One owner, the arm's. Nothing but the constructor allocates.
public final class CollisionModel {

  private final int dof;
  private final CapsuleSet set;
  private final Constraint[] constraints;
  private final double[] clearances;
  private final double[] reach;
  private int critical;

  /// Checks every two capsules, except those of links that are rigidly joined or adjacent (with one
  /// moving joint between them), and every boundary.
  ///
  /// @param arm whose poses are looked at
  /// @param capsules that must not touch one another; each with a radius above zero
  /// @param excluded pairs of links that need not be checked
  /// @param boundaries their capsules may be others than those above
  /// @throws IllegalArgumentException for an unknown link, a capsule without a radius, or when
  ///     nothing is left to check
  public CollisionModel(
      ForwardKinematics arm,
      List<Capsule> capsules,
      List<LinkPair> excluded,
      List<Boundary> boundaries) {
    excluded.forEach(pair -> checkLinks(arm.model(), pair));
    capsules.forEach(CollisionModel::checkRadius);
    Stream<Capsule> held = boundaries.stream().flatMap(b -> b.capsules().stream());
    set = new CapsuleSet(arm, Stream.concat(capsules.stream(), held).distinct().toList());
    ConstraintList list = new ConstraintList(arm.tree(), set);
    list.between(capsules, excluded);
    boundaries.forEach(list::within);
    if (list.constraints().isEmpty()) {
      throw new IllegalArgumentException("no pair of capsules and no boundary is left to check");
    }
    dof = arm.dof();
    constraints = list.constraints().toArray(Constraint[]::new);
    clearances = new double[constraints.length];
    Arrays.fill(clearances, Double.NaN);
    reach = list.constraints().stream().flatMapToDouble(c -> Arrays.stream(c.reach())).toArray();
  }

  /// Least signed distance, m, over all constraints at the arm's last update; negative when one is
  /// violated, NaN when a pose is.
  public double clearance() {
    set.update();
    for (int i = 0; i < clearances.length; i++) clearances[i] = constraints[i].clearance();
    return least();
  }

  /// The constraint that spoke last: the one of least clearance after [#clearance], the first that
  /// failed after a [#holds] that said no.
  public int critical() {
    return critical;
  }

  /// Number of constraints.
  public int size() {
    return constraints.length;
  }

  /// A constraint in words: the two links, or the link and the boundary.
  public String name(int constraint) {
    return constraints[constraint].name();
  }

  /// By how much any constraint's clearance can shrink, at most, in a motion; m. Holds from every
  /// configuration, as long as prismatic joints stay within their limits.
  ///
  /// @param jointPath how far each joint travels, rad or m, in the robot's order; signs are ignored
  public double motionBound(double[] jointPath) {
    double most = 0;
    for (int i = 0; i < constraints.length; i++) most = Math.max(most, bound(i, jointPath));
    return most;
  }

  /// Whether every constraint is sure to keep a clearance all along a motion from the pose of the
  /// last [#clearance].
  ///
  /// @param jointPath as in [#motionBound]
  /// @param margin m
  public boolean holds(double[] jointPath, double margin) {
    for (int i = 0; i < constraints.length; i++) {
      if (!(clearances[i] - bound(i, jointPath) >= margin)) {
        critical = i;
        return false;
      }
    }
    return true;
  }

  private double least() {
    int least = 0;
    for (int i = 1; i < clearances.length; i++) {
      if (Double.isNaN(clearances[least])) break;
      if (!(clearances[i] >= clearances[least])) least = i;
    }
    critical = least;
    return clearances[least];
  }

  private double bound(int constraint, double[] jointPath) {
    if (jointPath.length != dof) return Double.NaN;
    double bound = 0;
    for (int j = 0; j < dof; j++) bound += reach[constraint * dof + j] * Math.abs(jointPath[j]);
    return bound;
  }

  private static void checkLinks(KinematicModel model, LinkPair pair) {
    model.linkIndex(pair.a());
    model.linkIndex(pair.b());
  }

  private static void checkRadius(Capsule capsule) {
    if (capsule.radius() > 0) return;
    throw new IllegalArgumentException(
        "link '" + capsule.link() + "': its capsule has radius 0, nothing could touch it");
  }
}
