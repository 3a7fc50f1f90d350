package dev.sinew.runtime.events;

import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Reaction;

/// One thing that the supervisor did or saw. Texts without content are empty, never null.
///
/// @param sequence counted by whoever makes the events; a gap says that some were lost on the way
/// @param nanos on the run's monotonic clock
/// @param rule name of the rule behind it
/// @param from the mode before
/// @param to the mode after; the same when it did not change
/// @param value what was measured, NaN and infinities included; nothing without a unit
/// @param limit what was allowed
/// @param unit of value and limit; empty when the event has neither, `1` for a pure number
/// @param joint name of the joint concerned
/// @param detail one clause for people
public record SafetyEvent(
    long sequence,
    long nanos,
    EventKind kind,
    String rule,
    Mode from,
    Mode to,
    Reaction reaction,
    double value,
    double limit,
    String unit,
    String joint,
    String detail) {}
