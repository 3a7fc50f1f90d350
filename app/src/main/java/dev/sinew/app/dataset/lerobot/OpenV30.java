package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Opens the books of an existing v3.0 dataset, and mends what a killed writer left.
final class OpenV30 {

  private OpenV30() {}

  /// @param said receives a line for each thing mended
  static Ledger open(Path root, Disk disk, Info info, List<String> said) throws IOException {
    List<Stored> all = new ArrayList<>(info.features());
    all.addAll(Stored.BOOKKEEPING);
    List<EpisodeRow> rows = EpisodeFiles.read(root, all, true);
    if (rows.size() < info.episodes())
      throw new DatasetException(
          "%s: %d episodes by %s, %d by %s: not appended to"
              .formatted(root, info.episodes(), Info.FILE, rows.size(), EpisodeFiles.FOLDER));
    LedgerV30 ledger =
        new LedgerV30(
            root,
            disk,
            info,
            Tasks.read(root),
            rows,
            stats(root, all, rows),
            EpisodeFiles.last(root));
    said.addAll(Leftovers.remove(root, disk, ledger));
    if (rows.size() > info.episodes()) {
      for (int i = info.episodes(); i < rows.size(); i++)
        said.add("counted episode " + i + ": it was whole");
      ledger.repeat();
    }
    return ledger;
  }

  /// Of all rows; where older files have none, what `meta/stats.json` says.
  private static Map<String, FeatureStats> stats(
      Path root, List<Stored> features, List<EpisodeRow> rows) throws IOException {
    Map<String, FeatureStats> written = written(root, features);
    Map<String, FeatureStats> stats = new LinkedHashMap<>();
    for (Stored feature : features) {
      String name = feature.name();
      if (rows.stream().allMatch(row -> row.stats().containsKey(name)))
        rows.stream()
            .map(row -> row.stats().get(name))
            .reduce(FeatureStats::merge)
            .ifPresent(of -> stats.put(name, of));
      else if (written.containsKey(name)) stats.put(name, written.get(name));
    }
    return stats;
  }

  private static Map<String, FeatureStats> written(Path root, List<Stored> features)
      throws IOException {
    Path file = root.resolve("meta/stats.json");
    if (!Files.exists(file)) return Map.of();
    return StatsJson.read(Json.tree(file), features);
  }
}
