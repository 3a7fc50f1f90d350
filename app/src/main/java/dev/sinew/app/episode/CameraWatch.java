package dev.sinew.app.episode;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.exchange.StopWord;
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.runtime.sync.FrameRing;

/// Looks whether a camera still gives frames that are new enough, and asks for a stop when it does
/// not. A frozen camera repeats its last frame with the stamp that it had.
final class CameraWatch implements PacedStep {

  private final FrameRing frames;
  private final long maxAgeNanos;
  private final StopWord stopWord;
  private final Clock clock;
  private final long startNanos;

  CameraWatch(FrameRing frames, long maxAgeNanos, StopWord stopWord, Clock clock) {
    this.frames = frames;
    this.maxAgeNanos = maxAgeNanos;
    this.stopWord = stopWord;
    this.clock = clock;
    startNanos = clock.nanos();
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    Frame newest = frames.newest();
    long stamp = newest == null ? startNanos : Math.max(startNanos, newest.stampNanos());
    if (clock.nanos() - stamp > maxAgeNanos) stopWord.ask(StandardRule.CAMERA_STALE);
  }
}
