package dev.sinew.app.replay;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.port.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;

/// How far a policy's plans are from what the arm was then told, by how far they look ahead: it
/// looks at every recorded observation from which a chunk was planned.
///
/// The error of row `k` of a chunk is its distance from the command that was in force at that row's
/// instant. Rows beyond the end of the recording count nowhere.
public final class HorizonErrors {

  private final String policy;
  private final double[][] sum;
  private final double[][] sumOfSquares;
  private final double[][] max;
  private final long[] count;
  private final long[] lead;
  private long chunks;

  private HorizonErrors(String policy, int rows, int dof) {
    this.policy = policy;
    sum = new double[rows][dof];
    sumOfSquares = new double[rows][dof];
    max = new double[rows][dof];
    count = new long[rows];
    lead = new long[rows];
  }

  /// @param deployment in which the recording was made; its streams feed the policy
  public static HorizonErrors of(
      Deployment deployment, EpisodeLog log, Motion motion, Policy policy) throws IOException {
    HorizonErrors errors =
        new HorizonErrors(policy.spec().label(), policy.spec().chunkRows(), motion.dof());
    SpineReplay spine = new SpineReplay(deployment, log);
    PolicyReplay brain =
        new PolicyReplay(
            deployment,
            log,
            policy,
            spine.exchange(),
            (recorded, again) -> errors.add(again, motion));
    TickCheck check = new TickCheck(log.file(), deployment.rig());
    EpisodeLog.Cursor<LoggedTick> ticks = log.ticks();
    for (LoggedTick tick = ticks.next(); tick != null; tick = ticks.next()) {
      check.mustFit(tick);
      LoggedTick shown = tick;
      spine.tick(tick, null, 0, () -> look(brain, shown), slot -> {});
    }
    return errors;
  }

  private static void look(PolicyReplay brain, LoggedTick tick) {
    try {
      brain.sensed(tick);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(ActionChunk chunk, Motion motion) {
    chunks++;
    for (int row = 0; row < Math.min(chunk.rows(), count.length); row++) {
      long instant = chunk.rowNanos(row);
      lead[row] = instant - chunk.provenance().observedNanos();
      if (!motion.covers(instant)) continue;
      count[row]++;
      for (int i = 0; i < motion.dof(); i++) {
        double error = Math.abs(chunk.value(row, i) - motion.at(instant, i));
        sum[row][i] += error;
        sumOfSquares[row][i] += error * error;
        max[row][i] = Math.max(max[row][i], error);
      }
    }
  }

  /// Name and version.
  public String policy() {
    return policy;
  }

  /// Observations looked at.
  public long chunks() {
    return chunks;
  }

  public int rows() {
    return count.length;
  }

  /// Plans that have this row within the recording.
  public long count(int row) {
    return count[row];
  }

  /// How far after the observation the row is due, seconds.
  public double leadSeconds(int row) {
    return lead[row] * 1e-9;
  }

  /// Mean distance, in the joint's unit; NaN without a plan.
  public double mean(int row, int joint) {
    return sum[row][joint] / count[row];
  }

  /// Root of the mean square distance, in the joint's unit; NaN without a plan.
  public double rms(int row, int joint) {
    return Math.sqrt(sumOfSquares[row][joint] / count[row]);
  }

  public double max(int row, int joint) {
    return count[row] == 0 ? Double.NaN : max[row][joint];
  }

  /// Over all rows.
  public double rms(int joint) {
    double squares = 0;
    long all = 0;
    for (int row = 0; row < count.length; row++) {
      squares += sumOfSquares[row][joint];
      all += count[row];
    }
    return Math.sqrt(squares / all);
  }
}
