package dev.sinew.app.dataset.lerobot;

import java.nio.file.Path;
import java.util.Map;

/// Where a reader finds an episode.
///
/// @param length in rows
/// @param data the file of its rows, and maybe of other episodes'
/// @param clips its pictures, by feature
record Episode(int index, int length, Path data, Map<String, Clip> clips) {

  /// @param from seconds within the file
  record Clip(Path file, double from) {}
}
