package dev.sinew.policies.sampling;

/// Preconditioning of Karras et al. 2022 (table 1) and, with a `floor`, of consistency models (Song
/// et al. 2023, appendix C), whose answer at that sigma is the sample itself.
///
/// @param sigmaData standard deviation of the data
/// @param floor sigma below which nothing is denoised; 0 for Karras et al.
/// @param sign -1 where the network answers a velocity (diffusers' `v_prediction`), else 1
record Edm(double sigmaData, double floor, int sign) implements Parameterization {

  @Override
  public double inputScale(Level level) {
    return 1 / norm(level);
  }

  @Override
  public double skip(Level level) {
    double above = level.sigma() - floor;
    return sigmaData * sigmaData / (above * above + sigmaData * sigmaData);
  }

  @Override
  public double out(Level level) {
    return sign * (level.sigma() - floor) * sigmaData / norm(level);
  }

  private double norm(Level level) {
    return Math.sqrt(level.sigma() * level.sigma() + sigmaData * sigmaData);
  }
}
