package dev.sinew.policies.sampling;

import java.util.function.DoubleFunction;

/// Ancestral sampling between levels with alpha 1: a deterministic step to less noise than wanted,
/// then fresh noise (Katherine Crowson, k-diffusion, `sample_euler_ancestral` and
/// `sample_dpmpp_2s_ancestral`).
///
/// @param second whether the deterministic step is DPM-Solver++(2S) (Lu et al. 2022, algorithm 1)
///     instead of Euler's; where it ends without noise it is Euler's
/// @param eta 0: no fresh noise, 1: as much as DDPM
/// @param at the level of a sigma, for the call in the middle of a step
record Ancestral(boolean second, double eta, DoubleFunction<Level> at) implements Integrator {

  @Override
  public Stepper start(Level[] levels, int length) {
    float[] began = new float[length];
    return (i, step) -> {
      double from = levels[i].sigma();
      double to = levels[i + 1].sigma();
      double up = Math.min(to, eta * to * Math.sqrt((from * from - to * to) / (from * from)));
      double down = Math.sqrt(to * to - up * up);
      step.evaluate(levels[i]);
      System.arraycopy(step.sample(), 0, began, 0, length);
      if (second && down > 0) {
        double middle = Math.sqrt(from * down);
        move(began, step, middle / from);
        step.evaluate(at.apply(middle));
      }
      move(began, step, down / from);
      if (eta > 0) add(step, up);
    };
  }

  @Override
  public int calls(Level[] levels) {
    int steps = levels.length - 1;
    if (!second) return steps;
    return levels[steps].sigma() == 0 ? 2 * steps - 1 : 2 * steps;
  }

  private static void move(float[] began, Step step, double ratio) {
    float[] sample = step.sample();
    double[] clean = step.clean();
    for (int k = 0; k < sample.length; k++) {
      sample[k] = (float) (clean[k] + ratio * (began[k] - clean[k]));
    }
  }

  private static void add(Step step, double std) {
    float[] sample = step.sample();
    float[] noise = step.draw();
    for (int k = 0; k < sample.length; k++) sample[k] = (float) (sample[k] + std * noise[k]);
  }
}
