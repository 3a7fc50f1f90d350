package dev.sinew.runtime.exchange;

import dev.sinew.runtime.memory.Cell;
import dev.sinew.runtime.safety.StandardRule;

/// The brain's request for a controlled stop: one word of its own, which nothing can occupy, delay
/// or overwrite.
public final class StopWord {

  private static final StandardRule[] REASONS = StandardRule.values();

  private final Cell word;

  public StopWord(Cell word) {
    this.word = word;
  }

  /// Asks for a stop; takes effect on the spine's next tick. The first reason stands. Any thread.
  public void ask(StandardRule why) {
    word.compareAndSet(0, why.ordinal() + 1L);
  }

  /// The reason asked for, null when there is none. A word that is no reason counts as the
  /// operator's. Spine.
  public StandardRule asked() {
    long asked = word.getAcquire();
    if (asked == 0) return null;
    return asked > 0 && asked <= REASONS.length ? REASONS[(int) asked - 1] : StandardRule.OPERATOR;
  }

  /// Forgets the request: the arm is armed anew. Spine.
  public void clear() {
    word.setRelease(0);
  }
}
