package dev.sinew.drivers.link;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The newest state that came over a link. One writer, the link's thread; one reader, the servo's,
/// which neither waits nor allocates. A sequence lock: odd while a state is being written.
public final class StateSlot {

  private static final VarHandle VALUES = MethodHandles.arrayElementVarHandle(double[].class);
  private static final int ATTEMPTS = 64;

  private final double[] values;
  private final double[] copy;
  private final int dof;
  private long stampNanos;
  private long copyNanos = Long.MIN_VALUE;
  private volatile long sequence;

  public StateSlot(int dof) {
    this.dof = dof;
    values = new double[2 * dof];
    copy = new double[2 * dof];
  }

  /// Writer.
  ///
  /// @param position one value per joint, in the joints' units
  /// @param velocity the same per second
  public void put(long stampNanos, double[] position, double[] velocity) {
    long begun = sequence + 1;
    sequence = begun;
    VarHandle.storeStoreFence();
    this.stampNanos = stampNanos;
    for (int i = 0; i < dof; i++) {
      VALUES.setOpaque(values, i, position[i]);
      VALUES.setOpaque(values, dof + i, velocity[i]);
    }
    sequence = begun + 1;
  }

  /// Reader: takes the newest state, which [#stampNanos], [#position] and [#velocity] then tell. A
  /// writer that is quicker than the reader for all of its attempts leaves the state of before.
  ///
  /// @return whether there ever was one
  public boolean take() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long before = sequence;
      if (before == 0) return false;
      if ((before & 1) != 0) {
        Thread.onSpinWait();
        continue;
      }
      long stamp = stampNanos;
      for (int i = 0; i < copy.length; i++) copy[i] = (double) VALUES.getOpaque(values, i);
      VarHandle.loadLoadFence();
      if (sequence != before) continue;
      copyNanos = stamp;
      return true;
    }
    return copyNanos != Long.MIN_VALUE;
  }

  /// Of the state taken last, nanoseconds on the loop's clock.
  public long stampNanos() {
    return copyNanos;
  }

  public double position(int i) {
    return copy[i];
  }

  public double velocity(int i) {
    return copy[dof + i];
  }
}
