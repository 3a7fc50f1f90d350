package dev.sinew.runtime;

/// A plan: `rows` joint targets on an absolute time axis. Immutable once built; crosses threads by
/// reference.
///
/// Row `i` is the target at `startNanos + i * stepNanos`, in the units of the robot's joints.
public final class ActionChunk {

  /// Where a chunk comes from: enough to compute it again.
  ///
  /// @param sequence counts the chunks of one source
  /// @param epoch epoch of the observation it was computed from
  /// @param observedNanos instant of that observation
  /// @param noiseSeed seed of the sampler's start noise
  /// @param policy name and version of the policy
  public record Provenance(
      long sequence, int epoch, long observedNanos, String prompt, long noiseSeed, String policy) {}

  private final long startNanos;
  private final long stepNanos;
  private final int dof;
  private final double[] values;
  private final Provenance provenance;

  /// @param values row by row, `rows * dof`; handed over
  public ActionChunk(
      long startNanos, long stepNanos, int dof, double[] values, Provenance provenance) {
    if (stepNanos <= 0)
      throw new IllegalArgumentException("step " + stepNanos + " ns is not positive");
    if (values.length == 0 || values.length % dof != 0) {
      throw new IllegalArgumentException(values.length + " values are not rows of " + dof);
    }
    this.startNanos = startNanos;
    this.stepNanos = stepNanos;
    this.dof = dof;
    this.values = values;
    this.provenance = provenance;
  }

  public int rows() {
    return values.length / dof;
  }

  public int dof() {
    return dof;
  }

  public double value(int row, int i) {
    return values[row * dof + i];
  }

  public long startNanos() {
    return startNanos;
  }

  public long stepNanos() {
    return stepNanos;
  }

  /// Instant at which row `row` is the target; `rows()` gives the end of the last row's step.
  public long rowNanos(int row) {
    return startNanos + row * stepNanos;
  }

  public int epoch() {
    return provenance.epoch();
  }

  public Provenance provenance() {
    return provenance;
  }

  /// Index into the values, row by row, of the first NaN or infinity; -1 when there is none.
  public int firstNonFinite() {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) return i;
    }
    return -1;
  }
}
