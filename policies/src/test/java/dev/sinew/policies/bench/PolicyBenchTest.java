package dev.sinew.policies.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.onnx.Execution;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyBenchTest {

  private static final Path MODELS = Path.of(System.getProperty("sinew.root"), "models");
  private static final BenchPlan PLAN =
      new BenchPlan(Execution.DEFAULT, 3, 0, 8, List.of(1000, 100, 4, 1));

  @Test
  void everyPartOfADenoisersChunkIsMeasured() {
    BenchFigures found =
        new PolicyBench(PLAN).run(PolicyBundle.read(MODELS.resolve("pusht-diffusion")));
    GraphFigures graph = found.perGraph().getFirst();
    assertThat(graph.name()).isEqualTo("denoiser.onnx");
    assertThat(graph.callsPerChunk()).isEqualTo(10);
    assertThat(graph.nodes().values()).allMatch(n -> n > 0);
    assertThat(graph.batchRatio()).isPresent();
    assertThat(found.overheadRatio()).isGreaterThan(1);
    assertThat(found.bytesPerChunk()).isPositive();
  }

  /// Its schedule has 100 steps.
  @Test
  void samplerStepsThatTheScheduleLacksAreLeftOut() {
    PolicyBundle bundle = PolicyBundle.read(MODELS.resolve("pusht-diffusion"));
    assertThat(new PolicyBench(PLAN).run(bundle).sweep()).containsOnlyKeys(100, 4, 1);
  }

  @Test
  void fewerStepsMeanFewerCalls() {
    Subject four = PolicyBundle.read(MODELS.resolve("pusht-diffusion")).withSteps(4).orElseThrow();
    GraphFigures graph = new PolicyBench(PLAN).run(four).perGraph().getFirst();
    assertThat(graph.callsPerChunk()).isEqualTo(4);
  }

  @Test
  void aPolicyWithoutAGraphHasNoRatio() {
    BenchFigures found =
        new PolicyBench(PLAN).run(PolicyBundle.read(MODELS.resolve("arm-exercise")));
    assertThat(found.perGraph()).isEmpty();
    assertThat(found.sweep()).isEmpty();
    assertThat(found.overheadRatio()).isNaN();
  }

  @Test
  void medianAndTailComeFromAllMeasurements() {
    Durations durations = new Durations();
    for (int i = 10_000; i > 0; i--) durations.add(i * 1000L);
    assertThat(durations.spread()).isEqualTo(new Spread(5001, 9901, 10_000));
  }
}
