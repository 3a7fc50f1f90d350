package dev.sinew.runtime;

/// What is still to be executed of the plan in force, as a policy gets to see it with an
/// observation: real-time chunking (Black, Galliker and Levine, "Real-time execution of action
/// chunking flow policies", 2025). Immutable.
///
/// Row `k` is the command that will be given at `observation.atNanos() + k * stepNanos` unless a
/// new chunk takes over before, in the units of the robot's joints. The policy brings the rows to
/// network units itself, as it brought its own rows from them; a chunk whose row 0 lies `n` steps
/// before its observation has tail row 0 as its row `n`. Rows past the tail's end are unknown,
/// which is not the same as zero.
public final class PlanTail {

  /// What the policy is to make of it.
  public enum Use {
    /// The sampler is guided towards the rows: fully in the committed ones, less and less up to the
    /// horizon, not at all behind it.
    GUIDED,
    /// The network was trained to take the committed rows as given and to go on from them.
    TRAINED
  }

  /// No plan is in force, or nobody asked for its tail.
  public static final PlanTail NONE = new PlanTail(Use.GUIDED, 1, new double[0], 0, 0);

  private final Use use;
  private final int dof;
  private final double[] values;
  private final int committedRows;
  private final int horizon;

  /// @param values row by row; handed over
  /// @param committedRows rows that will have been executed before the new chunk can take over; at
  ///     most the tail's
  /// @param horizon first row on which the tail has no influence any more; at least
  ///     `committedRows`, at most the tail's rows
  public PlanTail(Use use, int dof, double[] values, int committedRows, int horizon) {
    int rows = values.length / dof;
    if (values.length % dof != 0)
      throw new IllegalArgumentException(values.length + " values are not rows of " + dof);
    if (committedRows < 0 || horizon < committedRows || rows < horizon)
      throw new IllegalArgumentException(
          "%d committed rows, a horizon of %d, %d rows".formatted(committedRows, horizon, rows));
    this.use = use;
    this.dof = dof;
    this.values = values;
    this.committedRows = committedRows;
    this.horizon = horizon;
  }

  public Use use() {
    return use;
  }

  public int rows() {
    return values.length / dof;
  }

  /// Whether there is nothing to hold on to.
  public boolean isEmpty() {
    return values.length == 0;
  }

  public int dof() {
    return dof;
  }

  public double value(int row, int i) {
    return values[row * dof + i];
  }

  /// Row by row; a copy.
  public double[] values() {
    return values.clone();
  }

  public int committedRows() {
    return committedRows;
  }

  public int horizon() {
    return horizon;
  }
}
