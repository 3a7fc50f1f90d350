package dev.sinew.app.dataset.formats;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether a copy that was broken off is of this source: its first and its last episode have the
/// same rows, tasks and numbers. Times and pictures may be changed by a format and do not count.
record SameEpisodes(Dataset source, Path place, Dataset copy, Path to) {

  /// @throws DatasetException when it is not
  void check() throws IOException {
    int kept = copy.episodes();
    if (kept > source.episodes())
      throw wrong("holds " + kept + " episodes, " + place + " has " + source.episodes());
    if (kept == 0) return;
    compare(0);
    if (kept > 1) compare(kept - 1);
  }

  private void compare(int episode) throws IOException {
    try (Rows theirs = source.episode(episode);
        Rows ours = copy.episode(episode)) {
      for (int i = 0; ; i++) {
        Optional<Row> a = theirs.next();
        Optional<Row> b = ours.next();
        if (a.isEmpty() && b.isEmpty()) return;
        if (a.isEmpty() || b.isEmpty() || !same(a.get(), b.get()))
          throw wrong("episode " + episode + " differs from " + place + "'s in row " + i);
      }
    }
  }

  private boolean same(Row a, Row b) throws DatasetException {
    if (!a.task().equals(b.task())) return false;
    List<Feature> features = source.spec().features();
    for (int i = 0; i < features.size(); i++) {
      int j = copy.spec().indexOf(features.get(i).name());
      if (j < 0) throw wrong("has no feature " + features.get(i).name());
      if (!same(a.values().get(i), b.values().get(j))) return false;
    }
    return true;
  }

  private static boolean same(Value a, Value b) {
    return switch (a) {
      case Value.Numbers n -> b instanceof Value.Numbers m && Arrays.equals(n.values(), m.values());
      case Value.Integers n ->
          b instanceof Value.Integers m && Arrays.equals(n.values(), m.values());
      case Value.Text _ -> a.equals(b);
      case Value.Image _ -> b instanceof Value.Image;
    };
  }

  private DatasetException wrong(String text) {
    return new DatasetException(to + ": " + text + "; a copy goes on only from where it was");
  }
}
