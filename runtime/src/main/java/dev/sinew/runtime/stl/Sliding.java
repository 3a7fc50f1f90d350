package dev.sinew.runtime.stl;

/// Extreme over a window of past ticks: the minimum, or the maximum as the minimum of negated
/// values. An empty window gives the extreme of nothing: plus infinity, minus infinity.
///
/// Monotonic wedge: of the values inside the window only those that can still become its minimum
/// are kept, oldest and least first. Each is put in once and taken out once, so a tick costs a
/// constant on average and at most the width of the window. Source: D. Lemire, Streaming
/// maximum-minimum filter using no more than three comparisons per element, Nordic Journal of
/// Computing 13(4), 2006.
final class Sliding implements Stage {

  private final double sign;
  private final Delay delay;
  private final double[] values;
  private final long[] ticks;
  private int head;
  private int size;
  private long tick;
  private int poisoned;

  /// @param window bounded
  /// @param sign 1 for the minimum, -1 for the maximum
  Sliding(Window window, double sign) {
    this.sign = sign;
    int width = window.to() - window.from() + 1;
    delay = new Delay(window.from(), Double.POSITIVE_INFINITY);
    values = new double[width];
    ticks = new long[width];
  }

  @Override
  public double next(double left, double right) {
    double value = delay.next(sign * left, 0);
    if (value != value) {
      // NaN has no place in an order; it is remembered by its age instead.
      poisoned = values.length;
      value = Double.POSITIVE_INFINITY;
    }
    dropExpired();
    append(value);
    tick++;
    if (poisoned == 0) return sign * values[head];
    poisoned--;
    return Double.NaN;
  }

  private void dropExpired() {
    if (size > 0 && ticks[head] == tick - values.length) {
      head = slot(1);
      size--;
    }
  }

  private void append(double value) {
    while (size > 0 && values[slot(size - 1)] >= value) size--;
    int slot = slot(size++);
    values[slot] = value;
    ticks[slot] = tick;
  }

  private int slot(int index) {
    int slot = head + index;
    return slot < values.length ? slot : slot - values.length;
  }

  @Override
  public void reset() {
    delay.reset();
    head = 0;
    size = 0;
    tick = 0;
    poisoned = 0;
  }
}
