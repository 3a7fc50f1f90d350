package dev.sinew.app.bench;

import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.LoggedOperator;
import dev.sinew.app.replay.LoggedTick;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.HdrHistogram.Histogram;

/// How long an operator's readings take to the arm, out of recorded ticks. Nanoseconds.
///
/// A reading is stamped in the middle of the time that its registers took to be read. It counts as
/// *heard* at the end of the first tick that knew it, and as *sent* at the end of the first tick
/// whose command had played it in full: readings are played later by the deployment's `delay-ms`,
/// so that a hand that moves evenly is followed evenly. Of readings that come between two ticks the
/// servo hears the newest only; the others are not counted.
final class TeleopLatency {

  private static final long GREATEST_NANOS = 60_000_000_000L;

  private final long delayNanos;
  private final Histogram heard = new Histogram(GREATEST_NANOS, 3);
  private final Histogram sent = new Histogram(GREATEST_NANOS, 3);
  private long ticks;
  private long tickNanos;
  private long readings;
  private long readingNanos;

  /// @param delayNanos by which readings are played later
  TeleopLatency(long delayNanos) {
    this.delayNanos = delayNanos;
  }

  /// Adds what happened while the operator had joints.
  ///
  /// @throws IOException when the recording cannot be read
  void add(EpisodeLog episode) throws IOException {
    Queue<Long> playing = new ArrayDeque<>();
    EpisodeLog.Cursor<LoggedTick> cursor = episode.ticks();
    LoggedTick before = null;
    for (LoggedTick tick = cursor.next(); tick != null; tick = cursor.next()) {
      if (!commands(tick)) continue;
      if (before != null) follow(before, tick, playing);
      before = tick;
    }
  }

  private static boolean commands(LoggedTick tick) {
    return tick.operator().filter(operator -> operator.owned() != 0).isPresent();
  }

  private void follow(LoggedTick before, LoggedTick tick, Queue<Long> playing) {
    ticks += 1;
    tickNanos += tick.startNanos() - before.startNanos();
    LoggedOperator now = tick.operator().orElseThrow();
    LoggedOperator last = before.operator().orElseThrow();
    if (now.sequence() != last.sequence()) {
      readings += now.sequence() - last.sequence();
      readingNanos += now.nanos() - last.nanos();
      heard.recordValue(bounded(tick.endNanos() - now.nanos()));
      playing.add(now.nanos());
    }
    while (!playing.isEmpty() && playing.peek() <= tick.startNanos() - delayNanos)
      sent.recordValue(bounded(tick.endNanos() - playing.remove()));
  }

  private static long bounded(long nanos) {
    return Math.clamp(nanos, 0, GREATEST_NANOS);
  }

  Histogram heard() {
    return heard;
  }

  Histogram sent() {
    return sent;
  }

  /// Ticks a second, as they came.
  double servoHz() {
    return ticks * 1e9 / tickNanos;
  }

  /// Readings a second, also of those that no tick heard.
  double deviceHz() {
    return readings * 1e9 / readingNanos;
  }
}
