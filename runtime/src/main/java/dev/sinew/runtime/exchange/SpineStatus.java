package dev.sinew.runtime.exchange;

import dev.sinew.runtime.safety.SupervisorState;

/// The spine's own account of itself, one coherent picture.
///
/// @param ticks servo ticks so far
/// @param nanos instant of the newest
/// @param cause id of the rule that stopped the arm; -1 while none did
public record SpineStatus(long ticks, long nanos, SupervisorState state, int cause) {}
