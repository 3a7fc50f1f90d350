package dev.sinew.policies.sampling;

/// Samplers between levels with alpha 1: the k-diffusion family.
final class SigmaSection {

  private SigmaSection() {}

  static Sampler read(Keys keys) {
    String kind = keys.section().text("kind");
    SigmaLevels levels =
        edm(keys)
            ? SigmaLevels.edm(keys)
            : kind.equals("heun")
                ? SigmaLevels.discrete(keys, 0.00085, 0.012)
                : SigmaLevels.discrete(keys, 1e-4, 0.02);
    return new LevelSampler(
        levels.levels(),
        integrator(kind, keys, levels),
        levels.network(),
        LimitKeys.read(keys, false),
        keys.number("start-scale", levels.startScale()),
        keys.number("final-clip", Double.POSITIVE_INFINITY));
  }

  static boolean edm(Keys keys) {
    return keys.text("preconditioning", "discrete").equals("edm");
  }

  private static Integrator integrator(String kind, Keys keys, SigmaLevels levels) {
    double eta = keys.number("eta", 1);
    return switch (kind) {
      case "euler", "ddim" -> Ode.EULER;
      case "heun" -> Ode.HEUN;
      case "lms" -> new Lms(keys.integer("order", 4));
      case "euler-ancestral" -> new Ancestral(false, eta, levels.at());
      case "dpmpp-2s" -> new Ancestral(true, 0, levels.at());
      case "dpmpp-2s-ancestral" -> new Ancestral(true, eta, levels.at());
      case "dpmpp-2m" -> new DpmSolver(2, false, false, false, false);
      default -> DpmSection.solver(keys);
    };
  }
}
