package dev.sinew.app.record;

import dev.sinew.app.record.EventTrack.Level;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.RuleBook;
import dev.sinew.runtime.tap.TickSlot;

/// What a person should know of the ticks, as events: requests, changes of mode, rules broken,
/// ticks that the recorder never saw. Recorder thread.
final class ModeTrack {

  private static final String SUPERVISOR = "supervisor";
  private static final Request[] REQUESTS = Request.values();

  private final EventTrack events;
  private final RuleBook rules;
  private Mode mode = Mode.DISARMED;
  private int broken = TickSlot.NONE;
  private long next;

  ModeTrack(EventTrack events, RuleBook rules) {
    this.events = events;
    this.rules = rules;
  }

  void tick(TickSlot slot) {
    long now = slot.startNanos();
    if (slot.number() != next)
      events.tell(
          now,
          Level.WARN,
          "recorder",
          "%d ticks before number %d were not recorded"
              .formatted(slot.number() - next, slot.number()));
    next = slot.number() + 1;
    if (slot.request() != TickSlot.NONE)
      events.tell(
          now,
          Level.INFO,
          SUPERVISOR,
          REQUESTS[slot.request()] + ": " + Answer.of(slot.answer()).text());
    if (slot.broken() != broken && slot.broken() != TickSlot.NONE)
      events.tell(now, Level.WARN, SUPERVISOR, rules.rule(slot.broken()).text());
    broken = slot.broken();
    if (slot.mode() != mode) change(now, slot);
  }

  private void change(long now, TickSlot slot) {
    boolean why = slot.cause() != TickSlot.NONE && slot.mode() != Mode.ARMED;
    String cause = why ? ": " + rules.rule(slot.cause()).text() : "";
    boolean fault = slot.mode() == Mode.LATCHED || slot.mode() == Mode.LOCKED_OUT;
    events.tell(
        now, fault ? Level.ERROR : Level.INFO, SUPERVISOR, mode + " to " + slot.mode() + cause);
    mode = slot.mode();
  }
}
