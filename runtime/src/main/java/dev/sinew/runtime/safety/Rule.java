package dev.sinew.runtime.safety;

/// A rule as people see it.
///
/// @param name lower-case-dashed, as logs and configurations spell it
/// @param reaction what is done when it is broken
/// @param clearing how the reaction ends
/// @param text one clause for people
public record Rule(String name, Reaction reaction, Clearing clearing, String text) {}
