package dev.sinew.policies.bench;

import dev.sinew.policies.onnx.Execution;
import java.util.List;

/// @param execution where and how the graphs run
/// @param chunks measured, after as many to warm up
/// @param warmUpNanos the warm-up goes on for at least so long: the JVM compiles what runs often
/// @param samples of the batch that is compared with a single one
/// @param steps of the sampler, each measured where the sampler allows it
public record BenchPlan(
    Execution execution, int chunks, long warmUpNanos, int samples, List<Integer> steps) {

  public BenchPlan {
    steps = List.copyOf(steps);
  }
}
