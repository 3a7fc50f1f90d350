package dev.sinew.policies.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunAllocationTest {

  private static final int ROUNDS = 40;
  private static final int CALLS = 2_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// While the JVM still compiles, it allocates on the thread's account; what a run allocates by
  /// itself would show in every round.
  @Test
  void fillingRunningAndReadingABoundGraphAllocatesNothing() {
    float[] seen = {1, 2, 3, 4};
    float[] found = new float[3];
    try (OnnxGraph graph = Fixture.load("encoder");
        Tensor x = Tensor.of(ElementType.FLOAT32, 1, 4);
        Tensor y = Tensor.of(ElementType.FLOAT32, 1, 3);
        BoundGraph bound = graph.bind(Map.of("x", x), Map.of("y", y))) {
      long allocated = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS && allocated > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
          x.put(seen);
          bound.run();
          y.get(found);
        }
        allocated = threads.getCurrentThreadAllocatedBytes() - before;
      }
      assertThat(allocated).isZero();
    }
  }

  /// The measurement itself must be able to see an allocation.
  @Test
  void aSingleObjectWouldBeSeen() {
    long before = threads.getCurrentThreadAllocatedBytes();
    Object[] kept = new Object[8];
    assertThat(kept).hasSize(8);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isPositive();
  }
}
