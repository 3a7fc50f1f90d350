package dev.sinew.policies.lerobot;

/// How the network's output becomes a chunk.
sealed interface Head {

  /// For people.
  String describe();

  /// The network's output is the chunk.
  record Direct() implements Head {

    @Override
    public String describe() {
      return "direct: one network call a chunk";
    }
  }

  /// A diffusion chunk through a scheduler of diffusers with LeRobot's arguments; what is not here
  /// has diffusers' default (0.39: leading spacing, fixed-small variance, eta 0).
  ///
  /// @param implicit DDIM, else DDPM
  /// @param betaStart,betaEnd used by the linear schedules alone
  /// @param sampleOutput the network predicts the clean chunk, else the noise
  /// @param clip largest magnitude of a clean value; 0 without a clip
  /// @param steps network calls
  record Diffusion(
      boolean implicit,
      int trainSteps,
      BetaSchedule schedule,
      double betaStart,
      double betaEnd,
      boolean sampleOutput,
      double clip,
      int steps)
      implements Head {

    @Override
    public String describe() {
      return "%s, %d of %d steps, network predicts the %s"
          .formatted(
              implicit ? "ddim" : "ddpm", steps, trainSteps, sampleOutput ? "chunk" : "noise");
    }
  }

  /// Flow matching in equal steps.
  ///
  /// @param solver `euler` or `rk4`
  /// @param noiseAt time of pure noise: 1 (openpi), or 0 (Lipman et al. 2023)
  record Flow(int steps, String solver, int noiseAt) implements Head {

    @Override
    public String describe() {
      return "flow, %d %s steps from time %d to %d".formatted(steps, solver, noiseAt, 1 - noiseAt);
    }
  }
}
