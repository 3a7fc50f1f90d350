package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuideTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: ddim, num-inference-steps: 5}",
        "{kind: ddpm, num-inference-steps: 5}",
        "{kind: dpm-solver++, num-inference-steps: 5}",
        "{kind: euler, preconditioning: edm, num-inference-steps: 5}",
        "{kind: heun, preconditioning: edm, num-inference-steps: 5}",
        "{kind: lcm, num-inference-steps: 4}",
        "{kind: flow, num-inference-steps: 5}",
        "{kind: flow, solver: heun, num-inference-steps: 5}",
        "{kind: flow, solver: rk4, num-inference-steps: 5}"
      })
  void aCleanSampleSetByAGuideIsWhatTheRunEndsWith(String yaml) {
    Guide wanted =
        new Guide() {
          @Override
          public boolean clean(Step step) {
            Arrays.fill(step.clean(), 0.25);
            return true;
          }
        };
    float[] sample = DummyDiffusion.sample();
    SamplerRows.sampler(yaml)
        .run(sample, DummyDiffusion::linear, Sampling.of(new TorchRandom(0)).withGuide(wanted));
    float[] expected = new float[sample.length];
    Arrays.fill(expected, 0.25f);
    assertThat(sample).containsExactly(expected, within(1e-3f));
  }

  @Test
  void aChangedPredictionIsTheNetworksForAllThatFollows() {
    Guide minusOne =
        new Guide() {
          @Override
          public void prediction(Step step) {
            for (int k = 0; k < step.prediction().length; k++) step.prediction()[k] -= 1;
          }
        };
    float[] sample = {0.5f};
    SamplerRows.sampler("{kind: flow, num-inference-steps: 4}")
        .run(
            sample,
            (x, call, t, out) -> out[0] = 2,
            Sampling.PLAIN.withGuide(Guide.of(minusOne, minusOne)));
    assertThat(sample[0]).isEqualTo(0.5f);
  }

  @Test
  void aGuideSeesBothEndsOfTheStep() {
    Sampler sampler = SamplerRows.sampler("{kind: ddim, num-inference-steps: 10}");
    List<Double> times = new ArrayList<>();
    Guide watch =
        new Guide() {
          @Override
          public boolean after(Step step) {
            times.add(step.level().time());
            assertThat(step.next()).isSameAs(sampler.level(step.index() + 1));
            assertThat(step.batch()).isEqualTo(1);
            return false;
          }
        };
    sampler.run(new float[4], DummyDiffusion::scaled, Sampling.PLAIN.withGuide(watch));
    assertThat(times)
        .containsExactly(900.0, 800.0, 700.0, 600.0, 500.0, 400.0, 300.0, 200.0, 100.0, 0.0);
  }

  @Test
  void aStepIsRepeatedFromTheCleanEstimateWithFreshNoise() {
    Sampler sampler = SamplerRows.sampler("{kind: ddim, num-inference-steps: 10}");
    List<Float> times = new ArrayList<>();
    List<float[]> seen = new ArrayList<>();
    float[] sample = DummyDiffusion.sample();
    sampler.run(
        sample,
        (x, call, t, out) -> {
          times.add(t);
          seen.add(x.clone());
          Arrays.fill(out, 0);
        },
        Sampling.of(new TorchRandom(0)).withGuide(Repeats.renoised(3)));
    assertThat(times).hasSize(30);
    assertThat(times.subList(0, 6)).containsExactly(900f, 900f, 900f, 800f, 800f, 800f);
    Level level = sampler.level(0);
    float[] noise = new float[768];
    new TorchRandom(0).randn(noise);
    for (int k = 0; k < 768; k++) {
      double clean = Math.clamp(seen.get(0)[k] / level.alpha(), -1, 1);
      assertThat(seen.get(1)[k])
          .isEqualTo((float) (level.alpha() * clean + level.sigma() * noise[k]), within(1e-6f));
    }
  }

  @Test
  void aRepeatedStepDoesNotCountTwiceInTheMemoryOfAMultistepMethod() {
    Sampler sampler = SamplerRows.sampler("{kind: dpm-solver++, num-inference-steps: 12}");
    Guide again =
        new Guide() {
          private final float[] before = new float[DummyDiffusion.LENGTH];

          @Override
          public void before(Step step) {
            System.arraycopy(step.sample(), 0, before, 0, before.length);
          }

          @Override
          public boolean after(Step step) {
            if (step.repeat() == 2) return false;
            System.arraycopy(before, 0, step.sample(), 0, before.length);
            return true;
          }
        };
    float[] once = DummyDiffusion.sample();
    float[] thrice = DummyDiffusion.sample();
    sampler.run(once, DummyDiffusion::linear);
    sampler.run(thrice, DummyDiffusion::linear, Sampling.PLAIN.withGuide(again));
    assertThat(thrice).isEqualTo(once);
  }

  /// Forward noise over a step keeps the distribution of the level: 0 signal stays at its sigma.
  @Test
  void diffusingBackGivesTheNoiseOfTheLevel() {
    Sampler sampler = SamplerRows.sampler("{kind: ddim, num-inference-steps: 10}");
    float[] sample = new float[20_000];
    new TorchRandom(1).randn(sample);
    double[] variance = new double[1];
    Guide measure =
        new Guide() {
          @Override
          public void before(Step step) {
            if (step.repeat() == 0) return;
            double sum = 0;
            for (float x : step.sample()) sum += (double) x * x;
            variance[0] = sum / step.sample().length;
            double sigma = step.level().sigma();
            double alpha = step.level().alpha();
            // The network's clean sample is 0 or 1: a spread of 0 around it.
            assertThat(variance[0]).isEqualTo(sigma * sigma + alpha * alpha, within(0.03));
          }
        };
    sampler.run(
        sample,
        (x, call, t, out) -> {
          // Noise whose clean sample is 1.
          Level level = level(sampler, t);
          for (int k = 0; k < x.length; k++) {
            out[k] = (float) ((x[k] - level.alpha()) / level.sigma());
          }
        },
        Sampling.of(new TorchRandom(2)).withGuide(Guide.of(measure, Repeats.diffused(2))));
    assertThat(variance[0]).isPositive();
  }

  @Test
  void aStepIsDoneAtLeastOnce() {
    assertThatThrownBy(() -> Repeats.renoised(0)).hasMessage("a step 0 times");
  }

  private static Level level(Sampler sampler, float time) {
    for (int i = 0; i < sampler.steps(); i++) {
      if (sampler.level(i).time() == time) return sampler.level(i);
    }
    throw new AssertionError("time " + time);
  }
}
