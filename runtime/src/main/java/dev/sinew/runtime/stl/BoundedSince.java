package dev.sinew.runtime.stl;

/// `left since[a,b] right` in the memory of three windows and at a constant average cost.
///
/// It is the minimum of
///
/// - `once[a,b] right`;
/// - `left` over the a newest ticks, `historically[0,a-1] left`;
/// - the unbounded `left since right` a ticks ago.
///
/// Source: the rewriting of bounded until in A. Donze, T. Ferrere, O. Maler, Efficient robust
/// monitoring for STL, CAV 2013, mirrored in time. It only regroups minima and maxima, so the
/// result is exact.
final class BoundedSince implements Stage {

  private final Sliding witness;
  private final Sliding recent;
  private final Since since = new Since();
  private final Delay before;
  private final int leftReach;
  private int poisoned;

  /// @param window bounded
  BoundedSince(Window window) {
    witness = new Sliding(window, -1);
    recent = window.from() == 0 ? null : new Sliding(new Window(0, window.from() - 1, ""), 1);
    before = new Delay(window.from(), Double.NEGATIVE_INFINITY);
    leftReach = window.to() + 1;
  }

  @Override
  public double next(double left, double right) {
    if (left != left) poisoned = leftReach;
    double bounded = witness.next(right, 0);
    if (recent != null) bounded = Math.min(bounded, recent.next(left, 0));
    // Any number may stand for a NaN here: while it matters the result is NaN anyhow.
    double margin = before.next(since.next(orNever(left), orNever(right)), 0);
    if (poisoned == 0) return Math.min(bounded, margin);
    poisoned--;
    return Double.NaN;
  }

  private static double orNever(double margin) {
    return margin == margin ? margin : Double.NEGATIVE_INFINITY;
  }

  @Override
  public void reset() {
    witness.reset();
    if (recent != null) recent.reset();
    since.reset();
    before.reset();
    poisoned = 0;
  }
}
