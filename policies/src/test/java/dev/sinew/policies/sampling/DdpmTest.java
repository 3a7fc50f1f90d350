package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Variances published in huggingface/diffusers, tests/schedulers (commit 58eb52c0, Apache-2.0);
/// the floor of Ren et al. 2024 (irom-princeton/dppo, `model/diffusion/diffusion.py`).
class DdpmTest {

  private static final NoiseSchedule LINEAR =
      NoiseSchedule.ofFloats(Betas.linear(1000, 1e-4, 0.02));

  @Test
  void variancesOfDdpmAreThePublishedOnes() {
    assertThat(small(0, -1)).isEqualTo(0.0, within(1e-5));
    assertThat(small(487, 486)).isEqualTo(0.00979, within(1e-5));
    assertThat(small(999, 998)).isEqualTo(0.02, within(1e-5));
  }

  @Test
  void variancesOfDdimAreThePublishedOnes() {
    assertThat(Ddim.variance(LINEAR.level(420), LINEAR.level(400)))
        .isEqualTo(0.14771, within(1e-5));
    assertThat(Ddim.variance(LINEAR.level(980), LINEAR.level(960)))
        .isEqualTo(0.32460, within(1e-5));
    assertThat(Ddim.variance(LINEAR.level(487), LINEAR.level(486)))
        .isEqualTo(0.00979, within(1e-5));
    assertThat(Ddim.variance(LINEAR.level(999), LINEAR.level(998))).isEqualTo(0.02, within(1e-5));
  }

  @Test
  void theFloorOfTheNoiseHoldsAtTheLastStepTooAndClippedNoiseStaysWithinIt() {
    float[] plain = finished("");
    float[] floored = finished(", min-std: 0.5, noise-clip: 1");
    double most = 0;
    for (int k = 0; k < plain.length; k++) {
      double moved = Math.abs(floored[k] - 0.25);
      most = Math.max(most, moved);
      assertThat(plain[k]).isEqualTo(0.25f, within(1e-5f));
      assertThat(moved).isLessThanOrEqualTo(0.5 + 1e-6);
    }
    assertThat(most).isEqualTo(0.5, within(1e-6));
  }

  @Test
  void thresholdingTakesEverySampleOfABatchByItself() {
    double[] clean = {0.1, 0.2, 4, 0.1, 0.2, 0.4};
    CleanLimit.threshold(1, 2).apply(clean, 2);
    assertThat(clean).containsExactly(new double[] {0.05, 0.1, 1, 0.1, 0.2, 0.4}, within(1e-12));
  }

  private static float[] finished(String keys) {
    float[] sample = DummyDiffusion.sample();
    SamplerRows.sampler(
            "{kind: ddpm, num-train-timesteps: 20, num-inference-steps: 20, beta-schedule:"
                + " squaredcos_cap_v2, prediction-type: sample"
                + keys
                + "}")
        .run(sample, (x, call, t, out) -> Arrays.fill(out, 0.25f), Sampling.of(new TorchRandom(0)));
    return sample;
  }

  private static double small(int t, int before) {
    Level to = before < 0 ? new Level(1, 0, Double.NaN) : LINEAR.level(before);
    return Ddpm.Variance.FIXED_SMALL.of(LINEAR.level(t), to);
  }
}
