package dev.sinew.app.bench;

import dev.sinew.runtime.PlanStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What one strategy did over all traces.
public final class SeamResult implements SeamArm.Watch {

  /// A seam reaches over this many ticks: until the next row.
  private static final int SEAM_TICKS = (int) (SeamPolicy.STEP_NANOS / SeamArm.TICK_NANOS);

  private final String name;
  private final double[] last = new double[SeamPolicy.DOF];
  private final List<Double> seams = new ArrayList<>();
  private final List<double[]> drawn = new ArrayList<>();
  private final long drawNanos;
  private int sinceSwitch = Integer.MAX_VALUE;
  private double seam;
  private double own;
  private double squares;
  private long ticks;
  private long following;

  /// @param drawNanos how much of the first trace to keep for the picture
  SeamResult(String name, long drawNanos) {
    this.name = name;
    this.drawNanos = drawNanos;
  }

  /// A trace is over.
  ///
  /// @param difference largest difference of neighbouring rows that the policy had in mind
  void end(double difference) {
    sinceSwitch = Integer.MAX_VALUE;
    own = Math.max(own, difference * SeamArm.TICK_NANOS / SeamPolicy.STEP_NANOS);
  }

  @Override
  public void tick(long nanos, double[] command, PlanStatus status, boolean switched) {
    double step = step(command);
    if (switched) {
      sinceSwitch = 0;
      seam = 0;
    }
    if (sinceSwitch < SEAM_TICKS) {
      seam = Math.max(seam, step);
      if (++sinceSwitch == SEAM_TICKS) seams.add(seam);
    }
    System.arraycopy(command, 0, last, 0, last.length);
    ticks++;
    if (status == PlanStatus.FOLLOWING) following++;
    double[] path = SeamPolicy.onPath(command[0], command[1]);
    squares += sum(command, path);
    if (nanos < drawNanos && (drawn.isEmpty() || nanos > drawn.getLast()[0] * 1e9))
      drawn.add(new double[] {nanos * 1e-9, command[0]});
  }

  private double step(double[] command) {
    double step = 0;
    for (int i = 0; i < last.length; i++) step = Math.max(step, Math.abs(command[i] - last[i]));
    return step;
  }

  private static double sum(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
  }

  public String name() {
    return name;
  }

  public int seams() {
    return seams.size();
  }

  /// The largest step of a tick until the next row after a take-over, as a multiple of the policy's
  /// own largest step.
  ///
  /// @param percent of the take-overs that stay below
  public double seam(double percent) {
    double[] sorted = seams.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    if (sorted.length == 0) return Double.NaN;
    int at = (int) Math.ceil(percent / 100 * sorted.length) - 1;
    return sorted[Math.clamp(at, 0, sorted.length - 1)] / own;
  }

  /// The policy's own largest step, radians a tick.
  public double own() {
    return own;
  }

  /// Takes the largest of all strategies' policies as every strategy's unit.
  void own(double radians) {
    own = radians;
  }

  /// Share of the ticks in which a row was followed.
  public double following() {
    return (double) following / ticks;
  }

  /// Distance of the commands from the ellipse, radians, root mean square.
  public double error() {
    return Math.sqrt(squares / ticks);
  }

  /// Seconds and command of the first joint at the beginning of the first trace.
  public List<double[]> drawn() {
    return List.copyOf(drawn);
  }
}
