package dev.sinew.policies.sampling;

/// What a network answers, for any `sample = alpha * clean + sigma * noise`.
enum Prediction implements Parameterization {
  /// The noise (Ho et al. 2020).
  EPSILON {
    @Override
    public double skip(Level level) {
      return 1 / level.alpha();
    }

    @Override
    public double out(Level level) {
      return -level.sigma() / level.alpha();
    }
  },
  /// The clean sample.
  SAMPLE {
    @Override
    public double skip(Level level) {
      return 0;
    }

    @Override
    public double out(Level level) {
      return 1;
    }
  },
  /// `alpha * noise - sigma * clean` of the sample scaled to `alpha^2 + sigma^2 = 1` (Salimans & Ho
  /// 2022).
  V_PREDICTION {
    @Override
    public double skip(Level level) {
      return level.alpha() / (level.alpha() * level.alpha() + level.sigma() * level.sigma());
    }

    @Override
    public double out(Level level) {
      return -level.sigma()
          / Math.sqrt(level.alpha() * level.alpha() + level.sigma() * level.sigma());
    }
  },
  /// `noise - clean`: the velocity along the straight path, towards the noise.
  FLOW_PREDICTION {
    @Override
    public double skip(Level level) {
      return 1 / (level.alpha() + level.sigma());
    }

    @Override
    public double out(Level level) {
      return -level.sigma() / (level.alpha() + level.sigma());
    }
  },
  /// `clean - noise`: the velocity along the straight path, towards the data.
  FLOW_TO_DATA {
    @Override
    public double skip(Level level) {
      return FLOW_PREDICTION.skip(level);
    }

    @Override
    public double out(Level level) {
      return -FLOW_PREDICTION.out(level);
    }
  };

  @Override
  public double inputScale(Level level) {
    return 1;
  }
}
