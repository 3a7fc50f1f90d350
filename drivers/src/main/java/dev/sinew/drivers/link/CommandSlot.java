package dev.sinew.drivers.link;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The newest command on its way to a link. One writer, the servo thread, which neither waits nor
/// allocates; one reader, the thread that sends. Newest wins. A sequence lock: odd while a command
/// is being written.
public final class CommandSlot {

  private static final VarHandle VALUES = MethodHandles.arrayElementVarHandle(double[].class);

  private final double[] values;
  private volatile long sequence;

  /// @param dof values of a command
  public CommandSlot(int dof) {
    values = new double[dof];
  }

  /// Writer: a command begins.
  public void begin() {
    sequence = sequence + 1;
    VarHandle.storeStoreFence();
  }

  /// Writer, between [#begin] and [#publish].
  public void put(int i, double position) {
    VALUES.setOpaque(values, i, position);
  }

  /// Writer: the command is whole.
  public void publish() {
    sequence = sequence + 1;
  }

  /// Whether a command was begun after that one. Any thread.
  ///
  /// @param number as [#take] gave it, 0 for none
  public boolean newerThan(long number) {
    return sequence != 2 * number;
  }

  /// Reader: copies the newest command.
  ///
  /// @param taken the number of the command taken last, 0 before the first
  /// @return the number of the command copied, counted from 1; `taken` when there is none newer or
  ///     it is being written, what was copied is void then
  public long take(long taken, double[] out) {
    long before = sequence;
    if (before == 2 * taken || (before & 1) != 0) return taken;
    for (int i = 0; i < values.length; i++) out[i] = (double) VALUES.getOpaque(values, i);
    VarHandle.loadLoadFence();
    return sequence == before ? before / 2 : taken;
  }
}
