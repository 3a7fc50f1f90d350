package dev.sinew.app.collect;

import dev.sinew.app.replay.EpisodeLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which seed a collection goes on with: every attempt has its own, also those that were put aside
/// or never finished.
final class Seeds {

  private Seeds() {}

  /// A seed that no episode of this folder has, at least `first`. A recording that cannot be read
  /// has no say, an unfinished one counts as one attempt.
  ///
  /// @throws IOException when the folder cannot be read
  static long next(DemonstrationFolder folder, long first) throws IOException {
    List<Path> finished = new ArrayList<>(folder.kept());
    finished.addAll(folder.discarded());
    long next = first;
    for (Path episode : finished) next = Math.max(next, after(episode));
    return next + folder.unfinished().size();
  }

  private static long after(Path episode) {
    try (EpisodeLog log = new EpisodeLog(episode)) {
      return Long.parseLong(log.word("seed")) + 1;
    } catch (IOException | NumberFormatException e) {
      return Long.MIN_VALUE;
    }
  }
}
