package dev.sinew.teleop.twist;

/// What a full deflection means.
///
/// @param metres per second
/// @param radians per second
/// @param inTool whether the axes are those of the tool; otherwise of the base
/// @param heading where the operator looks, rad from the base's x to its y; with axes of the base
record HandSpeed(double metres, double radians, boolean inTool, double heading) {}
