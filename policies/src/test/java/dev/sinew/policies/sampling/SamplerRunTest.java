package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every run promises, for the sampler of every row.
class SamplerRunTest {

  private static final String ROWS = "dev.sinew.policies.sampling.SamplerRows#all";

  @ParameterizedTest
  @MethodSource(ROWS)
  void aBatchIsSoManySingleRuns(Keys row) {
    Sampler sampler = sampler(row);
    List<TorchRandom> sources = new ArrayList<>();
    for (int n = 0; n < DummyDiffusion.BATCH; n++) sources.add(new TorchRandom(n));
    float[] batch = DummyDiffusion.sample();
    sampler.run(
        batch,
        DummyDiffusion::linear,
        Sampling.of(new PerSampleNoise(sources)).withBatch(DummyDiffusion.BATCH));
    for (int n = 0; n < DummyDiffusion.BATCH; n++) {
      float[] one = Arrays.copyOfRange(DummyDiffusion.sample(), 192 * n, 192 * n + 192);
      sampler.run(one, DummyDiffusion::linear, Sampling.of(new TorchRandom(n)));
      assertThat(one).isEqualTo(Arrays.copyOfRange(batch, 192 * n, 192 * n + 192));
    }
  }

  @ParameterizedTest
  @MethodSource(ROWS)
  void guidesThatChangeNothingLeaveEveryBitAndSeeEveryCallAndStep(Keys row) {
    Sampler sampler = sampler(row);
    float[] plain = run(sampler, Sampling.of(new TorchRandom(3)));
    Counting guide = new Counting();
    Sampling watched =
        Sampling.of(new TorchRandom(3)).withGuide(Guide.of(guide, Guide.NONE, new Guide() {}));
    assertThat(run(sampler, watched)).isEqualTo(plain);
    assertThat(guide.calls).isEqualTo(sampler.calls());
    assertThat(guide.steps).isEqualTo(sampler.steps());
  }

  @ParameterizedTest
  @MethodSource("dev.sinew.policies.sampling.SamplerRows#memoryless")
  void aRunFromALaterStepEndsWhereTheWholeRunEnds(Keys row) {
    Sampler sampler = sampler(row);
    int from = sampler.steps() / 2;
    float[] between = new float[DummyDiffusion.LENGTH];
    TorchRandom random = new TorchRandom(5);
    TorchRandom later = new TorchRandom(5);
    Guide copy =
        new Guide() {
          @Override
          public boolean after(Step step) {
            if (step.index() == from - 1) {
              System.arraycopy(step.sample(), 0, between, 0, between.length);
              catchUp(step, later);
            }
            return false;
          }
        };
    float[] whole = run(sampler, Sampling.of(counted(random)).withGuide(copy));
    sampler.run(between, DummyDiffusion::linear, Sampling.of(later).fromStep(from));
    assertThat(between).isEqualTo(whole);
  }

  private int draws;

  private NoiseSource counted(TorchRandom random) {
    return out -> {
      draws++;
      random.randn(out);
    };
  }

  private void catchUp(Step step, TorchRandom later) {
    for (int n = 0; n < draws; n++) later.randn(new float[step.sample().length]);
  }

  @ParameterizedTest
  @MethodSource(ROWS)
  void knownValuesAreAtTheLevelOfEveryStepAndExactAtTheEnd(Keys row) {
    Sampler sampler = sampler(row);
    boolean[] mask = new boolean[192];
    float[] known = new float[192];
    for (int k = 0; k < 192; k += 3) {
      mask[k] = true;
      known[k] = k / 200f - 0.4f;
    }
    float[] drawn = new float[DummyDiffusion.LENGTH];
    new TorchRandom(1).randn(drawn);
    Guide watch =
        new Guide() {
          @Override
          public void before(Step step) {
            if (step.call() > 0 && step.index() == 0) return;
            Level level = step.level();
            float[] sample = step.sample();
            if (level != sampler.level(step.index())) return;
            for (int k = 0; k < sample.length; k += 3) {
              float expected = (float) (level.alpha() * known[k % 192] + level.sigma() * drawn[k]);
              assertThat(sample[k]).isEqualTo(expected);
            }
          }
        };
    float[] sample = DummyDiffusion.sample();
    sampler.run(
        sample,
        DummyDiffusion::linear,
        Sampling.of(new TorchRandom(1))
            .withBatch(DummyDiffusion.BATCH)
            .withGuide(watch)
            .withInpainting(Inpainting.renoised(mask, known)));
    for (int k = 0; k < sample.length; k += 3) assertThat(sample[k]).isEqualTo(known[k % 192]);
  }

  @Test
  void heldValuesStandCleanInTheSampleAndTheOthersAreFree() {
    Sampler sampler = SamplerRows.sampler("{kind: ddim, num-inference-steps: 10}");
    float[] free = run(sampler, Sampling.PLAIN);
    boolean[] mask = new boolean[DummyDiffusion.LENGTH];
    float[] known = new float[DummyDiffusion.LENGTH];
    mask[7] = true;
    known[7] = 0.5f;
    List<Float> seen = new ArrayList<>();
    float[] sample = DummyDiffusion.sample();
    sampler.run(
        sample,
        (x, call, t, out) -> {
          seen.add(x[7]);
          DummyDiffusion.linear(x, call, t, out);
        },
        Sampling.PLAIN.withInpainting(Inpainting.held(mask, known)));
    assertThat(seen).hasSize(10).containsOnly(0.5f);
    free[7] = 0.5f;
    assertThat(sample).isEqualTo(free);
  }

  @Test
  void aNetworkIsToldTheNumberOfItsCall() {
    List<Integer> calls = new ArrayList<>();
    SamplerRows.sampler("{kind: flow, solver: heun, num-inference-steps: 3}")
        .run(new float[2], (x, call, t, out) -> calls.add(call));
    assertThat(calls).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    Sampler sampler = SamplerRows.sampler("{kind: ddim, num-inference-steps: 10}");
    float[] sample = new float[10];
    assertThatThrownBy(() -> sampler.run(sample, null, Sampling.PLAIN.withBatch(3)))
        .hasMessage("10 values are no batch of 3");
    assertThatThrownBy(() -> sampler.run(sample, null, Sampling.PLAIN.fromStep(10)))
        .hasMessage("start at step 10 of 10");
    Inpainting small = Inpainting.held(new boolean[4], new float[4]);
    assertThatThrownBy(() -> sampler.run(sample, null, Sampling.PLAIN.withInpainting(small)))
        .hasMessage("an inpainting mask of 4 for samples of 10");
    Sampler noisy = SamplerRows.sampler("{kind: ddpm, num-inference-steps: 10}");
    assertThatThrownBy(() -> noisy.run(sample, DummyDiffusion::scaled))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("noise");
  }

  private static Sampler sampler(Keys row) {
    return SamplerSection.read(row.section().section("sampler"));
  }

  private static float[] run(Sampler sampler, Sampling sampling) {
    float[] sample = DummyDiffusion.sample();
    sampler.run(sample, DummyDiffusion::linear, sampling);
    return sample;
  }

  private static final class Counting implements Guide {
    int calls;
    int steps;

    @Override
    public void prediction(Step step) {
      assertThat(step.call()).isEqualTo(calls++);
    }

    @Override
    public boolean after(Step step) {
      assertThat(step.index()).isEqualTo(steps++);
      return false;
    }
  }
}
