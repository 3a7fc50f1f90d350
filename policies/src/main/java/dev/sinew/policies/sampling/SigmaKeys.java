package dev.sinew.policies.sampling;

/// Keys that space the sigmas of a schedule anew.
final class SigmaKeys {

  private static final double RHO = 7;

  private SigmaKeys() {}

  /// @param sigmas falling; the first `count` are replaced where the keys say so
  /// @return whether they were
  static boolean respace(Keys keys, double[] sigmas, int count) {
    boolean karras = keys.flag("use-karras-sigmas", false);
    boolean exponential = keys.flag("use-exponential-sigmas", false);
    if (!karras && !exponential) return false;
    if (karras && exponential) {
      throw keys.problem("use-exponential-sigmas", "use-karras-sigmas is set too; one of them");
    }
    double max = keys.number("sigma-max", sigmas[0]);
    double min = keys.number("sigma-min", sigmas[count - 1]);
    double[] spaced =
        karras ? Sigmas.karras(max, min, RHO, count) : Sigmas.exponential(max, min, count);
    System.arraycopy(spaced, 0, sigmas, 0, count);
    return true;
  }
}
