package dev.sinew.app.replay;

import java.io.IOException;
import java.util.List;

/// The commands that were sent while the arm followed commands: a path over time. Immutable; any
/// thread.
public final class Motion {

  private final long[] nanos;
  private final double[][] sent;

  private Motion(List<LoggedTick> ticks) {
    nanos = ticks.stream().mapToLong(LoggedTick::startNanos).toArray();
    sent = ticks.stream().map(LoggedTick::sent).toArray(double[][]::new);
  }

  /// @throws IOException when the recording holds no motion
  public static Motion of(EpisodeLog log) throws IOException {
    List<LoggedTick> running = log.runningTicks();
    if (running.isEmpty()) throw new IOException(log.file() + ": the arm never followed a command");
    return new Motion(running);
  }

  public int dof() {
    return sent[0].length;
  }

  public long startNanos() {
    return nanos[0];
  }

  public long endNanos() {
    return nanos[nanos.length - 1];
  }

  /// The command in force at an instant: of the last tick not after it; before the first tick the
  /// first, after the last the last.
  public double at(long instant, int joint) {
    return sent[index(instant)][joint];
  }

  /// The same, on the straight line between two ticks.
  public double between(long instant, int joint) {
    int left = index(instant);
    if (left == nanos.length - 1 || instant <= nanos[left]) return sent[left][joint];
    double fraction = (double) (instant - nanos[left]) / (nanos[left + 1] - nanos[left]);
    return sent[left][joint] + fraction * (sent[left + 1][joint] - sent[left][joint]);
  }

  boolean covers(long instant) {
    return instant >= startNanos() && instant <= endNanos();
  }

  private int index(long instant) {
    int low = 0;
    int high = nanos.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (nanos[middle] <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
