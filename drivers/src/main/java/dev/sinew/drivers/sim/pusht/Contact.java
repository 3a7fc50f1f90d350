package dev.sinew.drivers.sim.pusht;

/// One contact point between the T and another body, solved by sequential impulses as Chipmunk 7
/// does (`cpArbiter.c`): a bias impulse that removes depth, an impulse that removes approach.
/// Friction and elasticity are 0. Reused from step to step; the accumulated impulse is remembered.
final class Contact {

  private static final double SLOP = 0.1;

  /// `1 - (0.9^60)^dt` for dt = 0.01 s: share of the depth removed per step.
  private static final double BIAS = 1 - StrictMath.pow(StrictMath.pow(0.9, 60), World.DT);

  private long seenStep = Long.MIN_VALUE;
  private Pair pair;
  private double nx;
  private double ny;
  private double r2x;
  private double r2y;
  private double mass;
  private double bias;
  private double biasImpulse;
  private double impulse;

  /// A contact found in `step`.
  ///
  /// @param pair the shapes that touch here
  /// @param p1x,p1y point on the other body
  /// @param p2x,p2y point on the T
  /// @param nx,ny unit normal, from the other body to the T
  /// @param px,py centre of gravity of the T
  void touch(
      long step,
      Pair pair,
      double p1x,
      double p1y,
      double p2x,
      double p2y,
      double nx,
      double ny,
      double px,
      double py) {
    pair.touch(step);
    this.pair = pair;
    if (!pair.remembers(seenStep)) impulse = 0;
    seenStep = step;
    this.nx = nx;
    this.ny = ny;
    r2x = p2x - px;
    r2y = p2y - py;
    double lever = r2x * ny - r2y * nx;
    mass = 1 / (1 + lever * lever / Tee.MOMENT);
    double depth = (p2x - p1x) * nx + (p2y - p1y) * ny;
    bias = -BIAS * Math.min(0, depth + SLOP) / World.DT;
    biasImpulse = 0;
  }

  boolean touches(long step) {
    return seenStep == step;
  }

  /// Applies the impulse of the step before, which is close to this step's.
  void warmStart(Block block) {
    if (pair.lasting()) block.push(impulse * nx, impulse * ny, r2x, r2y);
  }

  /// One sweep of the solver.
  ///
  /// @param ax,ay velocity of the other body, px/s
  void solve(Block block, double ax, double ay) {
    double biasSpeed = block.biasSpeed(nx, ny, r2x, r2y);
    double speed = block.speed(nx, ny, r2x, r2y) - (ax * nx + ay * ny);
    double oldBias = biasImpulse;
    biasImpulse = Math.max(oldBias + (bias - biasSpeed) * mass, 0);
    double old = impulse;
    impulse = Math.max(old - speed * mass, 0);
    block.biasPush((biasImpulse - oldBias) * nx, (biasImpulse - oldBias) * ny, r2x, r2y);
    block.push((impulse - old) * nx, (impulse - old) * ny, r2x, r2y);
  }
}
