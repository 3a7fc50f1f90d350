package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplerSectionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: dimm | kind: \"dimm\" is not one of",
        "num-inference-steps: 10 | kind: is missing",
        "kind: ddim | num-inference-steps: is missing",
        "kind: ddpm | num-inference-steps: is missing",
        "kind: ddim, num-inference-step: 10 | num-inference-step: unknown key; did you mean"
            + " 'num-inference-steps'?",
        "kind: ddim, num-inference-steps: 0 | num-inference-steps: 0 is below 1",
        "kind: ddim, num-inference-steps: 1001 | num-inference-steps: 1001 is above"
            + " num-train-timesteps, 1000",
        "kind: ddim, num-inference-steps: 10, eta: 1.5 | eta: 1.5 is above 1",
        "kind: ddim, num-inference-steps: 10, variance-type: fixed_small | variance-type: unknown"
            + " key",
        "kind: ddim, num-inference-steps: 10, beta-schedule: cosine | beta-schedule: \"cosine\" is"
            + " not one of",
        "kind: ddim, num-inference-steps: 10, steps-offset: 200 | steps-offset: puts the first step"
            + " at 1100 of 1000 training steps",
        "'kind: ddpm, timesteps: [100, 87, 50, 51, 0]' | timesteps: 51 follows 50; they must fall",
        "'kind: ddpm, timesteps: [1000]' | timesteps: 1000 is not below num-train-timesteps, 1000",
        "'kind: ddpm, timesteps: [10, 0], num-inference-steps: 2' | timesteps: num-inference-steps"
            + " is given too; one of them",
        "kind: dpm-solver++, num-inference-steps: 10, solver-order: 3, algorithm-type:"
            + " sde-dpmsolver++ | solver-order: sde-dpmsolver++ has order 1 or 2",
        "kind: euler, num-inference-steps: 10, use-karras-sigmas: true, use-exponential-sigmas:"
            + " true | use-exponential-sigmas: use-karras-sigmas is set too; one of them",
        "kind: euler, num-inference-steps: 10, sigma-data: 0.5 | sigma-data: unknown key",
        "kind: euler, preconditioning: edm, num-inference-steps: 10, sigma-min: 90 | sigma-min:"
            + " 90.0 is not below sigma-max, 80.0",
        "kind: euler, preconditioning: edm, num-inference-steps: 10, beta-start: 0.1 | beta-start:"
            + " unknown key",
        "kind: euler, num-inference-steps: 10, eta: 1 | eta: unknown key",
        "kind: lms, num-inference-steps: 10, order: 5 | order: 5 is above 4",
        "kind: lcm, num-inference-steps: 60 | num-inference-steps: 60 is above"
            + " original-inference-steps, 50",
        "kind: flow, num-inference-steps: 10, noise-at: 2 | noise-at: 2 is not one of [0,1]",
        "kind: flow, num-inference-steps: 10, solver: dopri5 | solver: \"dopri5\" is not one of",
        "kind: consistency, num-inference-steps: 41 | num-inference-steps: 41 is above"
            + " num-train-timesteps, 40"
      })
  void aWrongKeyOrValueIsNamed(String keys, String complaint) {
    assertThatThrownBy(() -> SamplerRows.sampler("{" + keys + "}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("test.yaml: " + complaint)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void theStartIsNoiseOfTheScaleThatTheSamplerSaysOrThatIsDeclared() {
    float[] noise = new float[64];
    new TorchRandom(0).randn(noise);
    for (String keys : new String[] {"", ", start-scale: 0.5"}) {
      Sampler sampler =
          SamplerRows.sampler(
              "{kind: euler, preconditioning: edm, num-inference-steps: 4" + keys + "}");
      double scale = keys.isEmpty() ? Math.sqrt(6401) : 0.5;
      assertThat(sampler.startScale()).isEqualTo(scale, within(1e-12));
      float[] start = new float[64];
      sampler.start(start, new TorchRandom(0));
      for (int k = 0; k < 64; k++) assertThat(start[k]).isEqualTo((float) (scale * noise[k]));
    }
  }

  @Test
  void robotPoliciesCountTimeFromNoiseAtOneOrFromNoiseAtZero() {
    Sampler pi = SamplerRows.sampler("{kind: flow, num-inference-steps: 4}");
    Sampler scaled =
        SamplerRows.sampler("{kind: flow, noise-at: 0, time-scale: 100, num-inference-steps: 4}");
    for (int i = 0; i < 4; i++) {
      assertThat(pi.level(i).time()).isEqualTo(1 - i / 4.0);
      assertThat(scaled.level(i).time()).isEqualTo(25.0 * i);
    }
  }

  /// Nothing of the signal is left at the last training step (Lin et al. 2024).
  @Test
  void aRescaledScheduleEndsInPureNoise() {
    Sampler sampler =
        SamplerRows.sampler(
            "{kind: ddim, num-inference-steps: 10, timestep-spacing: trailing,"
                + " rescale-betas-zero-snr: true, prediction-type: v_prediction}");
    assertThat(sampler.level(0).alpha()).isZero();
    assertThat(sampler.level(0).sigma()).isEqualTo(1);
  }
}
