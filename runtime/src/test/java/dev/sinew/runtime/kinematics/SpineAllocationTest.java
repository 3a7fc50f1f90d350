package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.joml.Matrix4d;
import org.junit.jupiter.api.Test;

class SpineAllocationTest {

  private static final int TICKS = 10_000;
  private static final int ROUNDS = 10;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// In every round, but for those in which the JVM compiles on the thread's account.
  @Test
  void aTicksPosesClearanceAndStopCheckAllocateNothing() {
    BenchmarkCell cell = new BenchmarkCell();
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && allocated > 0; round++) allocated = run(cell);
    assertThat(allocated).isZero();
  }

  @Test
  void aSingleObjectWouldBeSeen() {
    long before = threads.getCurrentThreadAllocatedBytes();
    Object[] kept = new Object[8];
    assertThat(kept).hasSize(8);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isPositive();
  }

  private long run(BenchmarkCell cell) {
    Random random = new Random(1);
    double[] positions = new double[cell.arm().dof()];
    double[] path = new double[cell.arm().dof()];
    Matrix4d pose = new Matrix4d();
    double sum = 0;
    long allocated = 0;
    for (int tick = 0; tick < TICKS; tick++) {
      for (int i = 0; i < positions.length; i++) {
        positions[i] = random.nextDouble() - 0.5;
        path[i] = 0.01 * random.nextDouble();
      }
      if (tick % 100 == 0) positions[0] = Double.NaN;
      long before = threads.getCurrentThreadAllocatedBytes();
      cell.arm().update(positions);
      cell.arm().pose(7, pose);
      sum += cell.collision().clearance() + cell.collision().motionBound(path);
      if (cell.collision().holds(path, 0.02)) sum += cell.collision().critical();
      allocated += threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(sum).isNaN();
    return allocated;
  }
}
