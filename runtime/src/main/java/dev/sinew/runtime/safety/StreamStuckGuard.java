package dev.sinew.runtime.safety;

/// A sensor has repeated the same values for more than so many samples: a real one is never that
/// still.
final class StreamStuckGuard implements Guard {

  private final Senses senses;
  private final int stream;
  private final int max;
  private final double[] before;
  private long stampNanos = Long.MIN_VALUE;
  private int repeats;

  StreamStuckGuard(Senses senses, int stream, int max) {
    this.senses = senses;
    this.stream = stream;
    this.max = max;
    before = new double[senses.width(stream)];
  }

  @Override
  public boolean broken(Evidence now) {
    long stamp = senses.stampNanos(stream);
    if (stamp != stampNanos && !senses.empty(stream)) {
      boolean first = stampNanos == Long.MIN_VALUE;
      stampNanos = stamp;
      boolean same = !first;
      for (int i = 0; i < before.length; i++) {
        if (senses.value(stream, i) != before[i]) same = false;
        before[i] = senses.value(stream, i);
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
