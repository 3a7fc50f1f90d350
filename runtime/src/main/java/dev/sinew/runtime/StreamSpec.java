package dev.sinew.runtime;

/// A stream of stamped vectors: joint positions, a force/torque sensor, a tracker.
///
/// @param width values per sample
public record StreamSpec(String name, int width, Unit unit) {}
