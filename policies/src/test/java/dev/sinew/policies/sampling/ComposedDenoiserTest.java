package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/// Normal data of one standard deviation: a mixture of their scores with weights that sum to 1 is
/// the score of normal data around the mixture of their means.
class ComposedDenoiserTest {

  private static final double STD = 0.3;
  private static final Sampler HEUN =
      SamplerRows.sampler("{kind: flow, solver: heun, num-inference-steps: 200}");

  @Property(seed = "5", tries = 20)
  void composedNormalsEndAroundTheirWeightedMean(
      @ForAll @DoubleRange(min = -1, max = 1) double a,
      @ForAll @DoubleRange(min = -1, max = 1) double b,
      @ForAll @DoubleRange(min = 0, max = 1) double weight,
      @ForAll @DoubleRange(min = -2, max = 2) double z) {
    Denoiser both = ComposedDenoiser.weighted(List.of(normal(a), normal(b)), weight, 1 - weight);
    assertThat(finished(both, z)).isEqualTo(weight * a + (1 - weight) * b + STD * z, within(1e-4));
  }

  @Property(seed = "6", tries = 20)
  void guidanceEndsPastTheConditionByItsScale(
      @ForAll @DoubleRange(min = -1, max = 1) double conditional,
      @ForAll @DoubleRange(min = -1, max = 1) double unconditional,
      @ForAll @DoubleRange(min = 0, max = 5) double scale,
      @ForAll @DoubleRange(min = -2, max = 2) double z) {
    Denoiser guided = ComposedDenoiser.guided(normal(conditional), normal(unconditional), scale);
    assertThat(finished(guided, z))
        .isEqualTo(unconditional + scale * (conditional - unconditional) + STD * z, within(1e-3));
  }

  @Test
  void theWeightsAreOnePerPart() {
    assertThatThrownBy(() -> ComposedDenoiser.weighted(List.of(normal(0)), 0.5, 0.5))
        .hasMessage("2 weights for 1 parts");
  }

  @Test
  void theLastStepsGoToTheLateNetwork() {
    for (String yaml :
        new String[] {
          "{kind: ddpm, num-inference-steps: 10}",
          "{kind: flow, num-inference-steps: 10}",
          "{kind: flow, noise-at: 0, num-inference-steps: 10}"
        }) {
      Sampler sampler = SamplerRows.sampler(yaml);
      List<String> asked = new ArrayList<>();
      Denoiser early = (x, call, t, out) -> asked.add("early");
      Denoiser late = (x, call, t, out) -> asked.add("late");
      for (int steps : new int[] {0, 3, 10}) {
        asked.clear();
        sampler.run(
            new float[16],
            SplitDenoiser.lastSteps(sampler, steps, early, late),
            Sampling.of(new TorchRandom(0)));
        List<String> expected = new ArrayList<>(Collections.nCopies(10 - steps, "early"));
        expected.addAll(Collections.nCopies(steps, "late"));
        assertThat(asked).as(yaml).isEqualTo(expected);
      }
      assertThatThrownBy(() -> SplitDenoiser.lastSteps(sampler, 11, early, late))
          .hasMessage("11 steps of 10");
    }
  }

  private static double finished(Denoiser denoiser, double z) {
    float[] sample = {(float) z};
    HEUN.run(sample, denoiser);
    return sample[0];
  }

  /// Velocity towards the noise for data `mean + STD z`.
  private static Denoiser normal(double mean) {
    return (x, call, t, out) -> {
      double alpha = 1 - (double) t;
      double variance = alpha * alpha * STD * STD + (double) t * t;
      double clean = mean + alpha * STD * STD / variance * (x[0] - alpha * mean);
      out[0] = (float) ((x[0] - alpha * clean) / t - clean);
    };
  }
}
