package dev.sinew.app.dataset.lerobot;

import java.util.List;
import java.util.Map;

/// One episode in `meta/episodes` of v3.0.
///
/// @param tasks all that its rows name
/// @param length in rows
/// @param from its first row in the whole dataset
/// @param data the file of its rows
/// @param clips its pictures, by feature
/// @param stats by feature; empty where they were not asked for
record EpisodeRow(
    int index,
    List<String> tasks,
    int length,
    long from,
    FileNumber data,
    Map<String, Clip> clips,
    Map<String, FeatureStats> stats) {

  /// Seconds within the video file.
  record Clip(FileNumber file, double from, double to) {}
}
