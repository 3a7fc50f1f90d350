package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of `samplers.yaml`, read as a policy bundle's `sampler` is read.
class SamplerTableTest {

  @ParameterizedTest
  @MethodSource("dev.sinew.policies.sampling.SamplerRows#all")
  void aSamplerDoesWhatItsRowSays(Keys row) {
    Sampler sampler = SamplerSection.read(row.section().section("sampler"));
    int steps = sampler.steps();
    if (row.has("times")) {
      assertThat(IntStream.range(0, steps).mapToDouble(i -> sampler.level(i).time()).toArray())
          .containsExactly(row.section().numbers("times"), within(row.number("digits", 1e-4)));
    }
    if (row.has("sigmas")) {
      assertThat(IntStream.rangeClosed(0, steps).mapToDouble(i -> noise(sampler, i)).toArray())
          .containsExactly(row.section().numbers("sigmas"), within(row.number("digits", 1e-4)));
    }
    assertThat(sampler.calls()).isEqualTo(row.integer("calls", sampler.calls()));
    if (!row.has("sum")) return;
    float[] sample = finished(row, sampler);
    double sum = 0;
    for (float x : sample) sum += Math.abs(x);
    check(sum, "sum", row, 1e-2);
    check(sum / sample.length, "mean", row, 1e-3);
  }

  private static float[] finished(Keys row, Sampler sampler) {
    float[] sample = DummyDiffusion.sample();
    Sampling sampling =
        Sampling.of(new TorchRandom(row.integer("seed", 0))).withBatch(DummyDiffusion.BATCH);
    double scale = row.has("start") ? sampler.startScale() : 1;
    for (int k = 0; k < sample.length; k++) sample[k] = (float) (scale * sample[k]);
    if (row.has("from-step")) {
      sampling = sampling.fromStep(row.integer("from-step", 0));
      sampler.renoise(
          sample,
          sampling.startStep(),
          out -> System.arraycopy(DummyDiffusion.noise(), 0, out, 0, out.length));
    }
    Denoiser model =
        row.text("model", "scaled").equals("linear")
            ? DummyDiffusion::linear
            : DummyDiffusion::scaled;
    if (row.flag("steps-scaled-input", false)) {
      StepsScaledInput scaled = new StepsScaledInput(model);
      sampler.run(sample, scaled, sampling.withGuide(scaled));
    } else if (row.flag("raw-input", false)) {
      Denoiser raw = (x, call, t, out) -> model.predict(sample, call, t, out);
      sampler.run(sample, raw, sampling);
    } else {
      sampler.run(sample, model, sampling);
    }
    return sample;
  }

  private static double noise(Sampler sampler, int step) {
    return sampler.level(step).sigma() / sampler.level(step).alpha();
  }

  private static void check(double found, String key, Keys row, double otherwise) {
    if (!row.has(key)) return;
    double expected = row.section().number(key);
    double tolerance =
        row.has("relative")
            ? row.section().number("relative") * expected
            : row.number("tolerance", otherwise);
    assertThat(found).as(key).isEqualTo(expected, within(tolerance));
  }

  /// Divides the sample itself by `sqrt(sigma^2 + 1)`, so that the scaled sample is stepped too,
  /// and takes the sampler's own scaling back.
  private static final class StepsScaledInput implements Guide, Denoiser {

    private final Denoiser model;
    private double scale;

    StepsScaledInput(Denoiser model) {
      this.model = model;
    }

    @Override
    public void before(Step step) {
      double sigma = step.level().sigma();
      scale = Math.sqrt(sigma * sigma + 1);
      float[] sample = step.sample();
      for (int k = 0; k < sample.length; k++) sample[k] = (float) (sample[k] / scale);
    }

    @Override
    public void predict(float[] sample, int call, float time, float[] out) {
      float[] once = Arrays.copyOf(sample, sample.length);
      for (int k = 0; k < once.length; k++) once[k] = (float) (once[k] * scale);
      model.predict(once, call, time, out);
    }
  }
}
