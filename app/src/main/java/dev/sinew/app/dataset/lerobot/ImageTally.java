package dev.sinew.app.dataset.lerobot;

/// How often each brightness occurs per channel in the pictures of one episode. Large pictures are
/// thinned out as LeRobot does it; of its sampling in time there is none: every picture counts.
final class ImageTally {

  private static final int LARGE = 300;
  private static final int THINNED = 150;
  private static final int CHANNELS = 3;
  private static final int LEVELS = 256;

  private final double[][] counts = new double[CHANNELS][LEVELS];
  private final int width;
  private final int height;
  private final int step;
  private long rows;

  ImageTally(int height, int width) {
    this.width = width;
    this.height = height;
    int longer = Math.max(width, height);
    step = longer < LARGE ? 1 : longer / THINNED;
  }

  void add(byte[] rgb) {
    for (int y = 0; y < height; y += step)
      for (int x = 0; x < width; x += step)
        for (int c = 0; c < CHANNELS; c++) counts[c][rgb[(y * width + x) * CHANNELS + c] & 0xff]++;
    rows++;
  }

  FeatureStats stats() {
    double[] levels = new double[LEVELS];
    for (int i = 0; i < LEVELS; i++) levels[i] = i / 255.0;
    StatsOf stats = new StatsOf(CHANNELS);
    for (int c = 0; c < CHANNELS; c++) stats.element(c, levels, counts[c]);
    return stats.stats(true, rows);
  }
}
