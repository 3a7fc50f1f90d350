package dev.sinew.drivers.sim.pusht;

/// Where an episode starts: the draws of gym-pusht's `reset(seed)`, in px and rad.
record Reset(double agentX, double agentY, double blockX, double blockY, double angle) {

  static Reset of(long seed) {
    LegacyRandom random = new LegacyRandom(seed);
    return new Reset(
        random.randint(50, 450),
        random.randint(50, 450),
        random.randint(100, 400),
        random.randint(100, 400),
        random.randn() * 2 * Math.PI - Math.PI);
  }

  void apply(World world) {
    world.reset(agentX, agentY, blockX, blockY, angle);
  }
}
