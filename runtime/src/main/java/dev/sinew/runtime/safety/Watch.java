package dev.sinew.runtime.safety;

/// All guards of a deployment, asked every tick; the worst broken rule speaks for the tick. Servo
/// thread, no allocation.
final class Watch {

  private final RuleBook book;
  private final Guard[] guards;
  private final boolean[] broken;
  private final boolean[] raised;
  private final EventRing events;
  private int worst = -1;

  /// @param guards by rule id; null where a rule has no guard of its own
  Watch(RuleBook book, Guard[] guards, EventRing events) {
    this.book = book;
    this.guards = guards.clone();
    this.events = events;
    broken = new boolean[book.size()];
    raised = new boolean[book.size()];
  }

  /// Asks every guard. A rule without one is broken when [#raise] was called since the last look.
  void look(Evidence now) {
    worst = -1;
    for (int id = 0; id < guards.length; id++) {
      boolean is = guards[id] == null ? raised[id] : guards[id].broken(now);
      raised[id] = false;
      if (is != broken[id])
        events.put(now.nowNanos, is ? EventRing.BROKEN : EventRing.CLEARED, id, 0, 0, value(id));
      broken[id] = is;
      if (is && (worst < 0 || worse(id, worst))) worst = id;
    }
  }

  private boolean worse(int id, int other) {
    return book.rule(id).reaction().compareTo(book.rule(other).reaction()) > 0;
  }

  /// Marks a rule without a guard as broken in the next look.
  void raise(int id) {
    raised[id] = true;
  }

  /// The worst broken rule of the last look, the first of its kind; -1 when none is broken.
  int worst() {
    return worst;
  }

  boolean broken(int id) {
    return broken[id];
  }

  /// The number that broke a rule; NaN when there is none.
  double value(int id) {
    return guards[id] == null ? Double.NaN : guards[id].value();
  }

  /// Forgets everything seen: the arm is armed anew.
  void reset() {
    for (int id = 0; id < guards.length; id++) {
      raised[id] = false;
      if (guards[id] != null) guards[id].reset();
    }
    worst = -1;
  }
}
