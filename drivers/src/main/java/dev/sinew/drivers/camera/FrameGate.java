package dev.sinew.drivers.camera;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import java.util.Arrays;

/// Makes frames of pictures: numbers them so that a gap shows what was not delivered, and holds
/// back those that are older than the one before, from the future, or the same again. Confined to
/// the reader's thread.
final class FrameGate {

  /// A stamp gap of so many periods is a drop where the source does not count: half way between a
  /// late picture and a missing one.
  private static final double DROP_PERIODS = 1.5;

  private enum Before {
    NOTHING,
    PICTURE,
    REFUSED,
    OUTAGE
  }

  private final CameraKeys keys;
  private final CameraTally tally;
  private final Clock clock;
  private Before before = Before.NOTHING;
  private long lastNanos = Long.MIN_VALUE;
  private long lastCount = -1;
  private byte[] lastRgb;
  private int repeats;
  private long number;

  FrameGate(CameraKeys keys, CameraTally tally, Clock clock) {
    this.keys = keys;
    this.tally = tally;
    this.clock = clock;
  }

  /// The source was opened again: it may count from anywhere, and what it missed while it was away
  /// was never captured.
  void resume() {
    before = Before.OUTAGE;
    repeats = 0;
  }

  /// @return null for a picture that is not passed on; the tally says why
  Frame pass(Picture picture) {
    long stamp = picture.stampNanos() - keys.latencyNanos();
    long now = clock.nanos();
    if (stamp > now) return refuse("a stamp is %.1f ms in the future", stamp - now);
    if (lastRgb != null && stamp <= lastNanos)
      return refuse("a stamp goes back by %.1f ms", lastNanos - stamp);
    number += missed(picture.sequence(), stamp) + 1;
    before = Before.PICTURE;
    lastNanos = stamp;
    lastCount = picture.sequence();
    if (isFrozen(picture.rgb())) {
      tally.frozen("frozen: %d pictures like the one before".formatted(repeats));
      return null;
    }
    lastRgb = picture.rgb();
    tally.delivered();
    return new Frame(
        stamp, number - 1, picture.width(), picture.height(), lastRgb, picture.depth());
  }

  private Frame refuse(String why, long nanos) {
    number++;
    before = Before.REFUSED;
    tally.refused(why.formatted(nanos * 1e-6));
    return null;
  }

  /// Numbers left out before a picture.
  private long missed(long count, long stamp) {
    return switch (before) {
      case NOTHING, REFUSED -> 0;
      case OUTAGE -> Math.max(1, Math.round(periods(stamp)) - 1);
      case PICTURE -> {
        long missed = count >= 0 && lastCount >= 0 ? count - lastCount - 1 : missed(periods(stamp));
        if (missed > 0) tally.dropped(missed);
        yield Math.max(0, missed);
      }
    };
  }

  private static long missed(double periods) {
    return periods > DROP_PERIODS ? Math.round(periods) - 1 : 0;
  }

  private double periods(long stamp) {
    return (double) (stamp - lastNanos) / keys.periodNanos();
  }

  /// Exact: compares the pixels, which a live picture settles within its first bytes.
  private boolean isFrozen(byte[] rgb) {
    repeats = Arrays.equals(rgb, lastRgb) ? repeats + 1 : 0;
    return keys.frozenAfter() > 0 && repeats >= keys.frozenAfter();
  }
}
