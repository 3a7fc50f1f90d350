package dev.sinew.runtime.safety;

import dev.sinew.runtime.sync.StateRing;

/// A sensor has repeated the same values for more than so many samples: a real one is never that
/// still.
final class StreamStuckGuard implements Guard {

  private final StateRing samples;
  private final int max;
  private final double[] before;
  private final double[] newest;
  private long stampNanos = Long.MIN_VALUE;
  private int repeats;

  StreamStuckGuard(StateRing samples, int max) {
    this.samples = samples;
    this.max = max;
    before = new double[samples.width()];
    newest = new double[samples.width()];
  }

  @Override
  public boolean broken(Evidence now) {
    long stamp = samples.newestNanos();
    if (stamp != stampNanos && samples.newest(newest) != StateRing.Reading.EMPTY) {
      boolean first = stampNanos == Long.MIN_VALUE;
      stampNanos = stamp;
      boolean same = !first;
      for (int i = 0; i < newest.length; i++) {
        if (newest[i] != before[i]) same = false;
        before[i] = newest[i];
      }
      repeats = same ? repeats + 1 : 0;
    }
    return repeats > max;
  }

  @Override
  public double value() {
    return repeats;
  }

  @Override
  public void reset() {
    stampNanos = Long.MIN_VALUE;
    repeats = 0;
  }
}
