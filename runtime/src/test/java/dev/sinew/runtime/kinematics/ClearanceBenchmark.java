package dev.sinew.runtime.kinematics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/// What one tick costs: poses, clearance, and the check of a stopping motion. A program, not a
/// test: `java ... dev.sinew.runtime.kinematics.ClearanceBenchmark [batches]` prints nanoseconds
/// per
/// tick, averaged over batches of 100 ticks, because the clock's own cost is not small beside one
/// tick.
final class ClearanceBenchmark {

  private static final int BATCH = 100;
  private static final int POSES = 1024;

  private final BenchmarkCell cell = new BenchmarkCell();
  private final double[][] poses = new double[POSES][];
  private final double[] path = new double[cell.arm().dof()];
  private double sum;

  private ClearanceBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < POSES; i++) {
      poses[i] = random.doubles(path.length, -0.5, 0.5).toArray();
    }
    Arrays.fill(path, 0.01);
  }

  public static void main(String[] args) {
    int batches = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
    ClearanceBenchmark benchmark = new ClearanceBenchmark();
    benchmark.measure(batches);
    double[] nanos = benchmark.measure(batches);
    System.out.printf(
        Locale.ROOT,
        "%d joints, %d constraints: p50 %.0f ns, p99 %.0f ns, max %.0f ns per tick (%s)%n",
        benchmark.path.length,
        benchmark.cell.collision().size(),
        nanos[batches / 2],
        nanos[batches - 1 - batches / 100],
        nanos[batches - 1],
        benchmark.sum);
  }

  private double[] measure(int batches) {
    double[] nanos = new double[batches];
    for (int b = 0; b < batches; b++) {
      long from = System.nanoTime();
      for (int i = 0; i < BATCH; i++) tick(poses[(b * BATCH + i) % POSES]);
      nanos[b] = (System.nanoTime() - from) / (double) BATCH;
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private void tick(double[] positions) {
    cell.arm().update(positions);
    sum += cell.collision().clearance();
    if (cell.collision().holds(path, 0.02)) sum++;
  }
}
