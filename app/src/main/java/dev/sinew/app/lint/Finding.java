package dev.sinew.app.lint;

/// Something about an episode.
///
/// @param id stable word for programs: "camera-frozen"
/// @param text one clause for people, with numbers
public record Finding(String id, Severity severity, String text) {}
