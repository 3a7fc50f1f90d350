package dev.sinew.policies.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/// Data that are normal, `mean + std z`, have a closed form: every ODE of the family carries `alpha
/// mean + sqrt(alpha^2 std^2 + sigma^2) z` to `mean + std z`. Solvers approach it with their order.
class SamplerOrderTest {

  @Property(seed = "7", tries = 50)
  void flowSolversHaveTheirOrder(
      @ForAll @DoubleRange(min = -1, max = 1) double mean,
      @ForAll @DoubleRange(min = 0.3, max = 0.6) double std) {
    order(1, "{kind: flow, solver: euler, num-inference-steps: %d}", 1, 20, mean, std);
    order(2, "{kind: flow, solver: midpoint, num-inference-steps: %d}", 1, 20, mean, std);
    order(2, "{kind: flow, solver: heun, num-inference-steps: %d}", 1, 20, mean, std);
    order(2, "{kind: flow, solver: heun, shift: 2, num-inference-steps: %d}", 1, 20, mean, std);
    order(2, "{kind: flow, solver: heun, noise-at: 0, num-inference-steps: %d}", -1, 20, mean, std);
    order(4, "{kind: flow, solver: rk4, num-inference-steps: %d}", 1, 5, mean, std);
    order(4, "{kind: flow, solver: rk4, noise-at: 0, num-inference-steps: %d}", -1, 5, mean, std);
  }

  @Property(seed = "8", tries = 50)
  void solversOfKarrasHaveTheirOrder(
      @ForAll @DoubleRange(min = -1, max = 1) double mean,
      @ForAll @DoubleRange(min = 0.3, max = 0.6) double std) {
    order(1, edm("euler"), 0, 40, mean, std);
    order(1, edm("ddim"), 0, 40, mean, std);
    order(2, edm("heun"), 0, 20, mean, std);
    order(2, edm("dpmpp-2s"), 0, 20, mean, std);
    order(2, edm("dpmpp-2m"), 0, 40, mean, std);
    order(2, edm("lms") + ", order: 2", 0, 40, mean, std);
  }

  private static String edm(String kind) {
    return "{kind: "
        + kind
        + ", preconditioning: edm, prediction-type: sample, timestep-type: sigma, sigma-min: 0.01,"
        + " sigma-max: 10, final-sigmas-type: sigma_min, num-inference-steps: %d";
  }

  /// The error falls by 2^order at least where steps are twice as many.
  ///
  /// @param velocity 1 and -1: the network answers the velocity towards noise or data; 0: the clean
  ///     sample, and is told sigma
  private static void order(
      int order, String yaml, int velocity, int steps, double mean, double std) {
    String closed = yaml.endsWith("}") ? yaml : yaml + "}";
    double coarse = error(closed.formatted(steps), velocity, mean, std);
    double fine = error(closed.formatted(2 * steps), velocity, mean, std);
    // Below this the float32 of the sample hides the order.
    if (fine < 3e-6) return;
    assertThat(Math.log(coarse / fine) / Math.log(2))
        .as("order of %s, error %g", yaml, fine)
        .isGreaterThan(order - 0.35);
  }

  /// Root of the mean square over some z: at a single one the error may pass through 0.
  private static double error(String yaml, int velocity, double mean, double std) {
    Sampler sampler = SamplerRows.sampler(yaml);
    double squares = 0;
    for (double z = -2; z <= 2; z += 0.5) {
      float[] sample = {(float) at(sampler.level(0), mean, std, z)};
      sampler.run(sample, normal(velocity, mean, std));
      double error = sample[0] - at(sampler.level(sampler.steps()), mean, std, z);
      squares += error * error;
    }
    return Math.sqrt(squares / 9);
  }

  private static Denoiser normal(int velocity, double mean, double std) {
    return (x, call, t, out) -> {
      double sigma = velocity < 0 ? 1 - t : t;
      double alpha = velocity == 0 ? 1 : 1 - sigma;
      double clean = clean(x[0], alpha, sigma, mean, std);
      double noise = (x[0] - alpha * clean) / sigma;
      out[0] = (float) (velocity == 0 ? clean : velocity * (noise - clean));
    };
  }

  private static double at(Level level, double mean, double std, double z) {
    return level.alpha() * mean + Math.hypot(level.alpha() * std, level.sigma()) * z;
  }

  /// Best estimate of the clean sample.
  private static double clean(double x, double alpha, double sigma, double mean, double std) {
    double variance = alpha * alpha * std * std + sigma * sigma;
    return mean + alpha * std * std / variance * (x - alpha * mean);
  }
}
