package dev.sinew.runtime.motion;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.JointSpec;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Limiter, gate, workspace check, stop and path speed on the servo thread.
class MotionAllocationTest {

  private static final int TICKS = 20_000;
  private static final int ROUNDS = 8;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// The same ticks again and again: while the JVM still loads and compiles, it allocates on the
  /// thread's account. What a tick allocates by itself would show in every round.
  @Test
  void aTickAllocatesNothing() {
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && allocated > 0; round++) allocated = round();
    assertThat(allocated).isZero();
  }

  /// The measurement itself must be able to see an allocation.
  @Test
  void aSingleObjectWouldBeSeen() {
    long before = threads.getCurrentThreadAllocatedBytes();
    Object[] kept = new Object[8];
    assertThat(kept).hasSize(8);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isPositive();
  }

  private long round() {
    List<JointSpec> joints = Collections.nCopies(7, Specs.FR3);
    VerifiedStopGate gate = new VerifiedStopGate(joints, 0.001, (q, delta) -> q[0] + delta[0] < 2);
    TrajectoryLimiter limiter = new TrajectoryLimiter(gate);
    PathSpeed speed = new PathSpeed(0.001, 0.1, PathSpeed.RECOVERY_PER_SECOND);
    double[] target = new double[7];
    double[] next = new double[7];
    gate.seed(next);
    SplittableRandom random = new SplittableRandom(31);
    int admitted = 0;
    long allocated = 0;
    for (int tick = 0; tick < TICKS; tick++) {
      if (random.nextInt(100) == 0)
        for (int i = 0; i < 7; i++) target[i] = random.nextDouble(-3, 3);
      boolean nonsense = random.nextInt(20) == 0;
      long before = threads.getCurrentThreadAllocatedBytes();
      speed.next(nonsense);
      limiter.propose(target, next);
      if (nonsense) next[tick % 7] = Double.NaN;
      if (gate.admits(next)) {
        gate.admit(next);
        admitted++;
      } else gate.stop();
      if (gate.atRest()) target[0] = -target[0];
      allocated += threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(admitted).isBetween(TICKS / 2, TICKS - 500);
    return allocated;
  }
}
