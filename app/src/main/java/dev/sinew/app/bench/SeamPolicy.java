package dev.sinew.app.bench;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.port.TailUse;
import java.util.List;
import java.util.Random;

/// Draws an ellipse from wherever the arm is, and changes its mind from chunk to chunk: each is off
/// by an offset and a drift of its own. Takes as long as a trace of latencies says.
///
/// With a plan's tail it does what an ideal network would: guided, it keeps the committed rows and
/// leaves the others with linearly falling weight (LeRobot's LINEAR schedule); trained, it goes on
/// from the committed rows.
final class SeamPolicy implements Policy {

  static final int ROWS = 16;
  static final int EXECUTE = 8;
  static final int DOF = 2;
  static final long STEP_NANOS = 50_000_000;

  private static final double WIDTH = 0.5;
  private static final double HEIGHT = 0.3;
  private static final double SPEED = 0.8; // rad/s of phase
  private static final double OFFSET = 0.02;
  private static final double DRIFT = 0.04;
  private static final double RETURN = 0.6;

  /// Lets time pass.
  @FunctionalInterface
  interface Wait {

    void until(long nanos);
  }

  private final Random random;
  private final LatencyTrace latencies;
  private final Wait wait;
  private long sequence;
  private double largestDifference;

  /// @param seed of what it has in mind; the same thoughts for the same seed
  SeamPolicy(long seed, LatencyTrace latencies, Wait wait) {
    random = new Random(seed);
    this.latencies = latencies;
    this.wait = wait;
  }

  @Override
  public PolicySpec spec() {
    return new PolicySpec(
        "ellipse",
        "1",
        List.of(new StreamSpec(RobotSpec.JOINT_POSITION, DOF, Unit.RADIAN)),
        List.of(),
        1,
        STEP_NANOS,
        ROWS,
        EXECUTE,
        DOF,
        Unit.RADIAN,
        Interpolation.LINEAR,
        new TailUse(true, ROWS));
  }

  @Override
  public void reset(long seed) {}

  @Override
  public ActionChunk infer(Observation observation) {
    double[] thought = thought(observation);
    note(thought);
    double[] values = keep(observation.tail(), thought);
    long at = observation.atNanos();
    wait.until(at + latencies.nextNanos());
    int epoch = latencies.lost() ? observation.epoch() - 1 : observation.epoch();
    return new ActionChunk(
        at,
        STEP_NANOS,
        DOF,
        values,
        new ActionChunk.Provenance(sequence++, epoch, at, "", 0, "ellipse:1"));
  }

  /// Where the ellipse is nearest to a pose, as far as a policy needs to know.
  static double[] onPath(double x, double y) {
    double phase = Math.atan2(y / HEIGHT, x / WIDTH);
    return new double[] {WIDTH * Math.cos(phase), HEIGHT * Math.sin(phase)};
  }

  /// The largest difference of neighbouring rows so far.
  double largestDifference() {
    return largestDifference;
  }

  private double[] thought(Observation observation) {
    StateWindow measured = observation.states().get(RobotSpec.JOINT_POSITION);
    double phase = Math.atan2(measured.value(0, 1) / HEIGHT, measured.value(0, 0) / WIDTH);
    double[] offset = new double[DOF];
    double[] drift = new double[DOF];
    for (int i = 0; i < DOF; i++) {
      offset[i] = OFFSET * random.nextGaussian();
      drift[i] = DRIFT * random.nextGaussian();
    }
    double[] values = new double[ROWS * DOF];
    for (int row = 0; row < ROWS; row++) {
      double angle = phase + SPEED * row * STEP_NANOS * 1e-9;
      values[row * DOF] = WIDTH * Math.cos(angle) + offset[0] + drift[0] * row / ROWS;
      values[row * DOF + 1] = HEIGHT * Math.sin(angle) + offset[1] + drift[1] * row / ROWS;
    }
    return values;
  }

  private static double[] keep(PlanTail tail, double[] values) {
    if (tail.isEmpty()) return values;
    int committed = tail.committedRows();
    double[] kept = values.clone();
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < DOF; i++) {
        int at = row * DOF + i;
        if (row < committed) kept[at] = tail.value(row, i);
        else if (tail.use() == PlanTail.Use.TRAINED && committed > 0) {
          double jump = tail.value(committed - 1, i) - values[(committed - 1) * DOF + i];
          kept[at] += jump * Math.pow(RETURN, row - committed + 1);
        } else if (row < tail.horizon()) {
          double weight = 1 - (row - committed + 1.0) / (tail.horizon() - committed + 1);
          kept[at] += weight * (tail.value(row, i) - values[at]);
        }
      }
    }
    return kept;
  }

  private void note(double[] values) {
    for (int at = DOF; at < values.length; at++)
      largestDifference = Math.max(largestDifference, Math.abs(values[at] - values[at - DOF]));
  }

  @Override
  public void close() {}
}
