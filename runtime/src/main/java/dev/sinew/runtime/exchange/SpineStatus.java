package dev.sinew.runtime.exchange;

import dev.sinew.runtime.safety.Mode;

/// The spine's own account of itself, one coherent picture.
///
/// @param ticks servo ticks so far
/// @param nanos instant of the newest
/// @param cause id of the rule that ended the last motion; -1 while none did
/// @param broken id of the worst rule that is broken now; -1 while none is
/// @param faultNumber number of the newest latched fault; what a reset must name
/// @param nonce what the next request must name
/// @param planRate rate at which the plan's time goes on, 0..1
/// @param judgedChunks chunks that the formulas on the plan shortened or refused
/// @param refusedSequence the newest chunk that they refused; -1 while none was
public record SpineStatus(
    long ticks,
    long nanos,
    Mode mode,
    int cause,
    int broken,
    long faultNumber,
    long nonce,
    double planRate,
    long judgedChunks,
    long refusedSequence) {}
