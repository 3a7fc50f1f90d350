package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Numbers of huggingface/lerobot, tests/policies/rtc (commit 7427f318, Apache-2.0).
class RtcGuideTest {

  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void weightsAreOneForTheDelayThenFallToTheHorizon() {
    assertThat(PrefixWeights.LINEAR.weights(5, 14, 25))
        .containsExactly(row(25, 1, 1, 1, 1, 1, .9, .8, .7, .6, .5, .4, .3, .2, .1), EXACT);
    assertThat(PrefixWeights.ONES.weights(5, 15, 20)).containsExactly(ones(20, 15), EXACT);
    assertThat(PrefixWeights.ZEROS.weights(5, 10, 20)).containsExactly(ones(20, 5), EXACT);
    double line = 0.5;
    assertThat(PrefixWeights.EXP.weights(0, 1, 2))
        .containsExactly(row(2, line * Math.expm1(line) / (Math.E - 1)), EXACT);
  }

  @Test
  void aDelayBeyondTheHorizonOrTheChunkIsCut() {
    for (PrefixWeights weights : PrefixWeights.values()) {
      assertThat(weights.weights(15, 10, 20))
          .as("%s", weights)
          .containsExactly(ones(20, 10), EXACT);
      assertThat(weights.weights(10, 10, 5)).as("%s", weights).containsExactly(ones(5, 5), EXACT);
    }
  }

  @Test
  void theVelocityIsPulledTowardsThePreviousChunk() {
    float[] previous = new float[20];
    Arrays.fill(previous, 0.1f);
    double[] weights = PrefixWeights.LINEAR.weights(5, 10, 20);
    double[] expected = new double[20];
    Arrays.fill(expected, 0.5);
    Arrays.fill(expected, 0, 5, 1.8);
    System.arraycopy(new double[] {1.5833, 1.3667, 1.15, 0.9333, 0.7167}, 0, expected, 5, 5);
    assertThat(velocity(new RtcGuide(previous, weights, 1, 10)))
        .containsExactly(expected, within(1e-4));
  }

  @Test
  void withoutAPreviousChunkOrWeightsTheVelocityIsTheNetworks() {
    double[] network = new double[20];
    Arrays.fill(network, 0.5);
    assertThat(velocity(Guide.NONE)).containsExactly(network, within(1e-6));
    assertThat(velocity(new RtcGuide(new float[20], new double[0], 1, 10)))
        .containsExactly(network, within(1e-6));
  }

  @Test
  void aShorterPreviousChunkIsFilledWithZeros() {
    double[] weights = PrefixWeights.ONES.weights(0, 20, 20);
    assertThat(velocity(new RtcGuide(new float[] {0.1f}, weights, 1, 10))[1])
        .isEqualTo(0.5 - 2 * (0 - 0.75), within(1e-6));
  }

  /// Where the gain would be infinite, at the first step, it is the largest allowed.
  @Test
  void theGainIsBounded() {
    Sampler sampler = SamplerRows.sampler("{kind: flow, num-inference-steps: 1}");
    float[] sample = {2};
    sampler.run(
        sample,
        (x, call, t, out) -> out[0] = 1,
        Sampling.PLAIN.withGuide(new RtcGuide(new float[] {0}, new double[] {1}, 1, 10)));
    // clean 1, error -1, velocity 1 + 10
    assertThat(sample[0]).isEqualTo(2 - 11f, within(1e-5f));
  }

  @Test
  void everySampleOfABatchIsPulled() {
    Sampler sampler = SamplerRows.sampler("{kind: flow, num-inference-steps: 2}");
    float[] sample = {1, 1, 1, 1};
    sampler.run(
        sample,
        (x, call, t, out) -> out[0] = out[1] = out[2] = out[3] = 0.5f,
        Sampling.PLAIN
            .withBatch(2)
            .withGuide(new RtcGuide(new float[] {0.1f, 0.1f}, new double[] {1}, 1, 10))
            .fromStep(1));
    assertThat(sample).containsExactly(new float[] {0.1f, 0.75f, 0.1f, 0.75f}, within(1e-6f));
  }

  /// The velocity of one Euler step from time 0.5 to 0, from a sample of ones and the network's
  /// 0.5.
  private static double[] velocity(Guide guide) {
    Sampler sampler = SamplerRows.sampler("{kind: flow, num-inference-steps: 2}");
    float[] sample = new float[20];
    Arrays.fill(sample, 1);
    sampler.run(
        sample,
        (x, call, t, out) -> {
          assertThat(t).isEqualTo(0.5f);
          for (int k = 0; k < x.length; k++) out[k] = 0.5f * x[k];
        },
        Sampling.PLAIN.withGuide(guide).fromStep(1));
    double[] velocity = new double[20];
    for (int k = 0; k < 20; k++) velocity[k] = (1 - sample[k]) / 0.5;
    return velocity;
  }

  private static double[] row(int length, double... first) {
    return Arrays.copyOf(first, length);
  }

  private static double[] ones(int length, int count) {
    double[] weights = new double[length];
    Arrays.fill(weights, 0, count, 1);
    return weights;
  }
}
