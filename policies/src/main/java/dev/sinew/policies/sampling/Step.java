package dev.sinew.policies.sampling;

/// Where a run stands, as guides see it. Confined to the thread of the run; the arrays are the
/// run's own and hold the whole batch, one sample after the other.
public final class Step {

  private final Sampling sampling;
  private final Denoiser denoiser;
  private final Parameterization network;
  private final CleanLimit limit;
  private final float[] sample;
  private final float[] prediction;
  private final float[] drawn;
  private final float[] scaled;
  private final double[] clean;
  private final double[] unclipped;
  private int index;
  private int call;
  private int repeat;
  private Level level;
  private Level next;
  private boolean replaced;

  Step(
      float[] sample,
      Denoiser denoiser,
      Sampling sampling,
      Parameterization network,
      CleanLimit limit) {
    this.sample = sample;
    this.denoiser = denoiser;
    this.sampling = sampling;
    this.network = network;
    this.limit = limit;
    prediction = new float[sample.length];
    drawn = new float[sample.length];
    scaled = new float[sample.length];
    clean = new double[sample.length];
    unclipped = new double[sample.length];
  }

  /// Number of the step, from 0 at the first step of a full run.
  public int index() {
    return index;
  }

  /// Network calls made before in this run.
  public int call() {
    return call;
  }

  /// How often this step was done before.
  public int repeat() {
    return repeat;
  }

  /// The level of [#sample]; after the step still the one that it began at.
  public Level level() {
    return level;
  }

  /// The level that the step ends at.
  public Level next() {
    return next;
  }

  public int batch() {
    return sampling.batch();
  }

  /// The noisy sample, not scaled for the network.
  public float[] sample() {
    return sample;
  }

  /// The network's last answer, in its own terms (noise, clean sample, velocity).
  public float[] prediction() {
    return prediction;
  }

  /// The estimate of the clean sample by the last network call.
  public double[] clean() {
    return clean;
  }

  public NoiseSource noise() {
    return sampling.noise();
  }

  /// Puts the last estimate of the clean sample back at [#level], with fresh noise.
  public void renoise() {
    draw();
    for (int k = 0; k < sample.length; k++) {
      sample[k] = (float) (level.alpha() * clean[k] + level.sigma() * drawn[k]);
    }
  }

  /// Diffuses the sample from [#next] back to [#level] (Lugmayr et al. 2022, algorithm 1, line 9).
  public void diffuse() {
    draw();
    double kept = level.alpha() / next.alpha();
    double carried = kept * next.sigma();
    double added = Math.sqrt(Math.max(level.sigma() * level.sigma() - carried * carried, 0));
    for (int k = 0; k < sample.length; k++) {
      sample[k] = (float) (kept * sample[k] + added * drawn[k]);
    }
  }

  /// `(d clean / d sample)^T error` at the last network call, in place; clipping of the estimate is
  /// left out of account.
  public void pullBack(double[] error, Gradient gradient) {
    float[] cotangent = new float[error.length];
    float[] through = new float[error.length];
    for (int k = 0; k < error.length; k++) cotangent[k] = (float) error[k];
    gradient.pullBack(cotangent, through);
    double skip = network.skip(level);
    double out = network.out(level) * network.inputScale(level);
    for (int k = 0; k < error.length; k++) error[k] = skip * error[k] + out * through[k];
  }

  void begin(int index, int repeat, Level level, Level next) {
    this.index = index;
    this.repeat = repeat;
    this.level = level;
    this.next = next;
  }

  /// Calls the network on [#sample], which is at `at`, and estimates the clean sample.
  void evaluate(Level at) {
    Level began = level;
    level = at;
    Guide guide = sampling.guide();
    guide.before(this);
    denoiser.predict(scaled(network.inputScale(at)), call, (float) at.time(), prediction);
    guide.prediction(this);
    double skip = network.skip(at);
    double out = network.out(at);
    for (int k = 0; k < clean.length; k++) {
      clean[k] = skip == 0 ? out * prediction[k] : skip * sample[k] + out * prediction[k];
    }
    System.arraycopy(clean, 0, unclipped, 0, clean.length);
    limit.apply(clean, sampling.batch());
    replaced = guide.clean(this);
    call++;
    level = began;
  }

  /// The estimate before it was clipped, or a guide's where one replaced it.
  double[] unclipped() {
    return replaced ? clean : unclipped;
  }

  /// `(sample - clean) / sigma` at the last call: the velocity of a flow, which is the network's
  /// own answer to the last bit where it answers that and nothing was clipped or replaced.
  ///
  /// @param out left as it was where the answer does not stand and there is no noise to divide by
  void velocity(Level at, double[] out) {
    double sign =
        network == Prediction.FLOW_PREDICTION ? 1 : network == Prediction.FLOW_TO_DATA ? -1 : 0;
    boolean answered = limit == CleanLimit.NONE && !replaced && sign != 0;
    if (!answered && at.sigma() == 0) return;
    for (int k = 0; k < out.length; k++) {
      out[k] = answered ? sign * prediction[k] : (sample[k] - clean[k]) / at.sigma();
    }
  }

  /// Fresh noise; valid until the next draw.
  float[] draw() {
    sampling.noise().randn(drawn);
    return drawn;
  }

  private float[] scaled(double scale) {
    if (scale == 1) return sample;
    for (int k = 0; k < sample.length; k++) scaled[k] = (float) (scale * sample[k]);
    return scaled;
  }
}
