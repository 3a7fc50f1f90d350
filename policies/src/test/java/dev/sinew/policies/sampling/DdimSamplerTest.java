package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.policies.sampling.DdimSampler.Prediction;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Numbers published in huggingface/diffusers, tests/schedulers/test_scheduler_ddim.py (commit
/// 58eb52c0, Apache-2.0).
class DdimSamplerTest {

  @Test
  void theFullLoopGivesThePublishedSums() {
    float[] sample = run(ddim(NoiseSchedule.linear(1000, 1e-4, 0.02), 10, 0, 1));
    assertThat(sum(sample)).isEqualTo(172.0067, within(1e-2));
    assertThat(sum(sample) / 768).isEqualTo(0.223967, within(1e-3));
  }

  @Test
  void theFullLoopGivesThePublishedSumsWhereTheScheduleBeginsNoisy() {
    float[] sample = run(ddim(NoiseSchedule.linear(1000, 0.01, 0.02), 10, 0, 1));
    assertThat(sum(sample)).isEqualTo(149.8295, within(1e-2));
    assertThat(sum(sample) / 768).isEqualTo(0.1951, within(1e-3));
  }

  @Test
  void variancesAreThePublishedOnes() {
    DdimSampler ddim = ddim(NoiseSchedule.linear(1000, 1e-4, 0.02), 10, 0, 1);
    assertThat(ddim.variance(420, 400)).isEqualTo(0.14771, within(1e-5));
    assertThat(ddim.variance(487, 486)).isEqualTo(0.00979, within(1e-5));
  }

  @Test
  void timeStepsLeadAndAreOffset() {
    DdimSampler ddim = ddim(NoiseSchedule.linear(1000, 1e-4, 0.02), 5, 1, 1);
    assertThat(IntStream.range(0, 5).map(ddim::time)).containsExactly(801, 601, 401, 201, 1);
  }

  @Test
  void aPerfectPredictionOfTheCleanSampleIsReachedInOneStepFromAnyNoise() {
    DdimSampler ddim =
        new DdimSampler(NoiseSchedule.squaredCosine(100, 0.999), 10, Prediction.X0, 1, true, 1, 0);
    float[] sample = dummySample();
    ddim.run(sample, (x, t, out) -> Arrays.fill(out, 0.25f));
    assertThat(sample).containsOnly(0.25f);
  }

  private static DdimSampler ddim(
      NoiseSchedule schedule, int steps, int offset, double finalAlphaBar) {
    return new DdimSampler(schedule, steps, Prediction.EPSILON, 1, false, finalAlphaBar, offset);
  }

  /// The tests' dummy model answers x t / (t + 1).
  private static float[] run(DdimSampler ddim) {
    float[] sample = dummySample();
    ddim.run(
        sample,
        (x, t, out) -> {
          for (int i = 0; i < x.length; i++) out[i] = x[i] * t / (t + 1);
        });
    return sample;
  }

  private static float[] dummySample() {
    float[] sample = new float[768];
    for (int k = 0; k < 768; k++) sample[k] = k / 768f;
    return sample;
  }

  private static double sum(float[] sample) {
    double sum = 0;
    for (float x : sample) sum += Math.abs(x);
    return sum;
  }
}
