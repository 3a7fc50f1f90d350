package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Different names for the same thing give the same sample.
class SamplerIdentityTest {

  private static final Offset<Float> DIGITS = within(2e-5f);

  @Property(seed = "1", tries = 50)
  void ddimWithoutNoiseIsEulerOnTheSampleDividedByAlpha(
      @ForAll @Size(5) float[] start, @ForAll @IntRange(min = 2, max = 30) int steps) {
    Sampler ddim =
        SamplerRows.sampler("{kind: ddim, clip-sample: false, num-inference-steps: " + steps + "}");
    Sampler euler =
        SamplerRows.sampler(
            "{kind: euler, timestep-spacing: leading, num-inference-steps: " + steps + "}");
    float[] preserved = bounded(start);
    float[] added = bounded(start);
    double alpha = ddim.level(0).alpha();
    for (int k = 0; k < added.length; k++) added[k] = (float) (added[k] / alpha);
    boolean even = 1000 % steps == 0;
    if (!even) return;
    ddim.run(preserved, SamplerIdentityTest::wave);
    euler.run(added, SamplerIdentityTest::wave);
    assertThat(added).containsExactly(preserved, within(2e-4f));
  }

  @Test
  void ddimWithTheNoiseOfDdpmIsDdpm() {
    String keys = "num-inference-steps: 1000, clip-sample: false, prediction-type: sample}";
    float[] implicit = DummyDiffusion.sample();
    float[] explicit = DummyDiffusion.sample();
    Denoiser model = (x, call, t, out) -> Arrays.fill(out, 0.25f);
    SamplerRows.sampler("{kind: ddim, eta: 1, " + keys)
        .run(implicit, model, Sampling.of(new TorchRandom(0)));
    SamplerRows.sampler("{kind: ddpm, " + keys)
        .run(explicit, model, Sampling.of(new TorchRandom(0)));
    assertThat(implicit).containsExactly(explicit, within(1e-3f));
  }

  @Property(seed = "2", tries = 50)
  void theFirstOrderOfDpmSolverIsEulerOnAFlow(
      @ForAll @Size(5) float[] start, @ForAll @IntRange(min = 1, max = 20) int steps) {
    Sampler flow = SamplerRows.sampler("{kind: flow, num-inference-steps: " + steps + "}");
    Level[] levels = new Level[steps + 1];
    for (int i = 0; i <= steps; i++) levels[i] = flow.level(i);
    Sampler solver =
        new LevelSampler(
            levels,
            new DpmSolver(1, false, false, false, false),
            Prediction.FLOW_PREDICTION,
            CleanLimit.NONE,
            1,
            Double.POSITIVE_INFINITY);
    float[] one = bounded(start);
    float[] other = bounded(start);
    flow.run(one, SamplerIdentityTest::wave);
    solver.run(other, SamplerIdentityTest::wave);
    assertThat(one).containsExactly(other, DIGITS);
  }

  /// LeRobot, tests/policies/common/test_flow_matching.py, commit 7427f318.
  @Property(seed = "3", tries = 200)
  void aConstantVelocityTakesTheNoiseThatFar(
      @ForAll @IntRange(min = 1, max = 50) int steps,
      @ForAll @FloatRange(min = -1, max = 1) float noise,
      @ForAll @FloatRange(min = -1, max = 1) float velocity,
      @ForAll @IntRange(min = 0, max = 1) int noiseAt) {
    for (String solver : new String[] {"euler", "midpoint", "heun", "rk4"}) {
      float[] sample = {noise};
      SamplerRows.sampler(
              "{kind: flow, solver: %s, noise-at: %d, num-inference-steps: %d}"
                  .formatted(solver, noiseAt, steps))
          .run(sample, (x, call, t, out) -> out[0] = velocity);
      double far = noiseAt == 1 ? noise - velocity : noise + velocity;
      assertThat((double) sample[0]).isEqualTo(far, within(5e-6));
    }
  }

  /// Whatever it starts from: the estimate that the run ends with is the network's.
  @Test
  void aPerfectPredictionOfTheCleanSampleIsReachedFromAnyNoise() {
    for (String kind : new String[] {"ddim", "ddpm", "dpm-solver++"}) {
      Sampler sampler =
          SamplerRows.sampler(
              "{kind: %s, num-inference-steps: 10, prediction-type: sample}".formatted(kind));
      float[] sample = DummyDiffusion.sample();
      sampler.run(
          sample, (x, call, t, out) -> Arrays.fill(out, 0.25f), Sampling.of(new TorchRandom(0)));
      float[] expected = new float[sample.length];
      Arrays.fill(expected, 0.25f);
      assertThat(sample).as(kind).containsExactly(expected, within(1e-4f));
    }
  }

  @Test
  void theFinishedSampleIsClippedAndNaNIsKept() {
    float[] sample = {3, -3, Float.NaN};
    SamplerRows.sampler("{kind: flow, num-inference-steps: 2, final-clip: 1}")
        .run(sample, (x, call, t, out) -> Arrays.fill(out, 0));
    assertThat(sample).containsExactly(1, -1, Float.NaN);
  }

  private static float[] bounded(float[] values) {
    float[] bounded = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      bounded[k] = (float) (2 * Math.sin(values[k] % 1000));
    }
    return bounded;
  }

  private static void wave(float[] x, int call, float t, float[] out) {
    for (int k = 0; k < x.length; k++) out[k] = (float) Math.sin(x[k] + k);
  }
}
