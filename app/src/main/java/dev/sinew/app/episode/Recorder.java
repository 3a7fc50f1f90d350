package dev.sinew.app.episode;

import dev.sinew.app.spine.SpineLink;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.loop.PacedThread;
import dev.sinew.runtime.loop.WatchedStep;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.runtime.tap.TickSink;
import dev.sinew.runtime.tap.TickSlot;

/// The recorder thread: takes what the spine says of every tick, from its first on, and passes it
/// to the tap and to whoever listens. One that fails stops the arm: nothing moves without a record
/// that was asked for.
public final class Recorder implements AutoCloseable {

  private static final long PERIOD_NANOS = 20_000_000;
  /// A recorder that has been at one piece of work for so long hangs. A card that tidies up takes a
  /// second or two.
  static final long HANGING_NANOS = 3_000_000_000L;

  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final Exchange exchange;
  private final EpisodeTap tap;
  private final TickSink record;
  private final Clock clock;
  private final WatchedStep step;
  private final PacedThread thread;
  private volatile TickSink listener = slot -> {};

  /// Starts at once; the spine must just have come up.
  public Recorder(SpineLink spine, EpisodeTap tap, Clock clock) {
    exchange = spine.exchange();
    this.tap = tap;
    this.clock = clock;
    tap.connect(exchange);
    record = tap.ticks();
    step = new WatchedStep((deadline, skipped) -> drain(), clock, HANGING_NANOS);
    thread =
        new PacedThread(
            "recorder",
            clock,
            clock.nanos(),
            PERIOD_NANOS,
            step,
            () -> exchange.stopWord().ask(StandardRule.RECORDER_FAILED));
    thread.start();
  }

  private void drain() {
    exchange.ticks().drain(this::tick);
    tap.breathe(clock.nanos(), exchange.ticks().dropped());
  }

  private void tick(TickSlot slot) {
    record.tick(slot);
    listener.tick(slot);
  }

  EpisodeTap tap() {
    return tap;
  }

  /// From now on every tick is also for this one.
  void listen(TickSink sink) {
    listener = sink;
  }

  /// @throws EpisodeException when the thread is dead
  void mustWork() {
    if (!failed()) return;
    throw new EpisodeException(
        "recorder failed: " + thread.failure().getMessage(), thread.failure());
  }

  /// Whether it does not come to the end of a piece of work.
  boolean hangs() {
    return step.hangs();
  }

  boolean failed() {
    return thread.failure() != null;
  }

  /// Takes what the spine still has to say. A thread that hangs is left behind.
  @Override
  public void close() {
    if (thread.close(PATIENCE_NANOS) && !failed()) drain();
  }
}
