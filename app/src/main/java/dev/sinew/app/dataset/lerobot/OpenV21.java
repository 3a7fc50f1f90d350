package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Opens the books of an existing v2.1 dataset, and mends what a killed writer left.
final class OpenV21 {

  private OpenV21() {}

  /// @param said receives a line for each thing mended
  static Ledger open(Path root, Disk disk, Info info, List<String> said) throws IOException {
    JsonLines episodes = JsonLines.read(root.resolve(FilesV21.EPISODES), "episode_index");
    JsonLines stats = JsonLines.read(root.resolve(FilesV21.STATS), "episode_index");
    check(root, info, FilesV21.EPISODES, episodes.size(), info.episodes());
    check(root, info, FilesV21.STATS, stats.size(), episodes.size());
    stats.truncate(episodes.size());
    long frames = 0;
    for (int i = 0; i < episodes.size(); i++) frames += episodes.whole(i, "length");
    LedgerV21 ledger =
        new LedgerV21(root, disk, info, CatalogV21.tasks(root), episodes, stats, frames);
    said.addAll(Leftovers.remove(root, disk, ledger));
    if (episodes.size() > info.episodes()) {
      for (int i = info.episodes(); i < episodes.size(); i++)
        said.add("counted episode " + i + ": it was whole");
      ledger.repeat();
    }
    return ledger;
  }

  private static void check(Path root, Info info, String file, int lines, int least)
      throws DatasetException {
    if (lines < least)
      throw new DatasetException(
          "%s: %s has %d of %d episodes (%s counts %d): not appended to"
              .formatted(root, file, lines, least, Info.FILE, info.episodes()));
  }
}
