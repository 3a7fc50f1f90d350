package dev.sinew.teleop.ik;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.svd.SvdImplicitQrDecompose_DDRM;
import org.joml.Vector3d;

/// A cycle's task as least squares over the increments: `|A dq - b|^2` with the rows of the
/// Jacobian and the way to the target, turns weighted as metres. Confined to one thread; allocates
/// nothing in steady state.
final class WeightedTask {

  private static final int ROWS = 6;

  private final ToolArm arm;
  private final int n;
  private final IkSettings settings;
  private final TurnFreedom freedom;
  private final double[] a;
  private final double[] b = new double[ROWS];
  private final DMatrixRMaj scratch;
  private final SvdImplicitQrDecompose_DDRM svd =
      new SvdImplicitQrDecompose_DDRM(true, false, false, false);
  private final Vector3d turn = new Vector3d();

  WeightedTask(ToolArm arm, IkSettings settings) {
    this.arm = arm;
    this.settings = settings;
    n = arm.size();
    freedom = new TurnFreedom(arm);
    a = new double[ROWS * n];
    scratch = new DMatrixRMaj(ROWS, n);
  }

  /// @param way to the target, already limited
  void update(TaskError way) {
    if (settings.positionFirst()) freedom.update();
    for (int k = 0; k < n; k++) {
      for (int row = 0; row < 3; row++) a[row * n + k] = arm.jacobian(row, k);
      turn.set(arm.jacobian(3, k), arm.jacobian(4, k), arm.jacobian(5, k));
      weigh(turn);
      for (int row = 0; row < 3; row++) a[(row + 3) * n + k] = turn.get(row);
    }
    turn.set(way.turn());
    weigh(turn);
    for (int row = 0; row < 3; row++) {
      b[row] = way.displacement().get(row);
      b[row + 3] = turn.get(row);
    }
  }

  /// Takes from a way the turns that the arm, as its last update left it, cannot do in place.
  void reachable(TaskError way) {
    freedom.update();
    turn.set(way.turn());
    freedom.projector().transform(turn);
    way.turn(turn);
  }

  private void weigh(Vector3d turn) {
    if (settings.positionFirst()) freedom.projector().transform(turn);
    turn.mul(settings.radianMetres());
  }

  /// What to add to the squares of the increments near a singular pose: nothing as long as the
  /// least singular value is above `singularBelow`, then rising smoothly to `damping` squared
  /// (Nakamura and Hanafusa 1986, in the form of Maciejewski and Klein 1988).
  double damping() {
    double least = leastSingular();
    double share = least / settings.singularBelow();
    if (share >= 1) return 0;
    double most = settings.damping() * settings.damping();
    return Double.isNaN(share) ? most : most * (1 - share * share);
  }

  /// Weight of the rest pose, by how far the tool is from its target.
  double rest() {
    double square = 0;
    for (double error : b) square += error * error;
    double far = Math.min(1, square / (settings.stepMetres() * settings.stepMetres()));
    return settings.rest() + far * (settings.restFar() - settings.rest());
  }

  private double leastSingular() {
    System.arraycopy(a, 0, scratch.data, 0, a.length);
    if (!svd.decompose(scratch)) return 0;
    double[] values = svd.getSingularValues();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < svd.numberOfSingularValues(); i++) least = Math.min(least, values[i]);
    return least;
  }

  /// `A'A` into `h`, `-A'b` into `g`.
  void normal(double[] h, double[] g) {
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int row = 0; row < ROWS; row++) sum -= a[row * n + i] * b[row];
      g[i] = sum;
      for (int j = 0; j <= i; j++) {
        double square = 0;
        for (int row = 0; row < ROWS; row++) square += a[row * n + i] * a[row * n + j];
        h[i * n + j] = square;
        h[j * n + i] = square;
      }
    }
  }
}
