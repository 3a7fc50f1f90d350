package dev.sinew.app.spine;

import dev.sinew.runtime.events.EventKind;
import dev.sinew.runtime.events.EventLog;
import dev.sinew.runtime.events.SafetyEvent;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.EventRing;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Reaction;
import dev.sinew.runtime.safety.Rule;
import dev.sinew.runtime.safety.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Carries what the supervisor has to tell from its ring to the event log. A thread of its own
/// beside the servo; allocates, waits for the disk.
final class EventTap implements PacedStep, EventRing.Sink {

  private static final Mode[] MODES = Mode.values();
  private static final Request[] REQUESTS = Request.values();

  private final EventRing ring;
  private final RuleBook rules;
  private final EventLog log;
  private Mode mode = Mode.DISARMED;
  private long sequence;

  EventTap(EventRing ring, RuleBook rules, EventLog log) {
    this.ring = ring;
    this.rules = rules;
    this.log = log;
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    ring.drain(this);
  }

  @Override
  public void event(long nanos, int kind, int rule, int from, int to, double value) {
    Rule broken = rule < 0 ? null : rules.rule(rule);
    switch (kind) {
      case EventRing.MODE -> {
        Mode before = mode;
        mode = MODES[to];
        write(nanos, EventKind.MODE, broken, before, value, "");
      }
      case EventRing.ANSWERED ->
          write(nanos, EventKind.REQUEST, null, mode, value, asked(from) + ": " + answer(to));
      case EventRing.JUDGED ->
          write(
              nanos,
              EventKind.NOTE,
              broken,
              mode,
              value,
              "kept %d of %d rows of a chunk".formatted(from, to));
      case EventRing.CLEARED ->
          write(nanos, EventKind.NOTE, broken, mode, value, "no longer broken");
      default -> write(nanos, EventKind.FAULT, broken, mode, value, broken.text());
    }
  }

  private static String asked(int request) {
    return request < 0 ? "an unknown request" : REQUESTS[request].name();
  }

  private static String answer(int ordinal) {
    return Answer.of(ordinal).text();
  }

  /// A gap in the sequence tells how many were lost on the way.
  private void write(
      long nanos, EventKind kind, Rule rule, Mode from, double value, String detail) {
    SafetyEvent event =
        new SafetyEvent(
            sequence++ + ring.dropped(),
            nanos,
            kind,
            rule == null ? "" : rule.name(),
            from,
            mode,
            rule == null ? Reaction.NONE : rule.reaction(),
            value,
            Double.NaN,
            Double.isNaN(value) ? "" : "1",
            "",
            detail);
    try {
      log.append(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
