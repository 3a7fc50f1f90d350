package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the episodes of v2.1.
final class CatalogV21 {

  private CatalogV21() {}

  static Catalog read(Path root, Info info) throws IOException {
    JsonLines lines = JsonLines.read(root.resolve(FilesV21.EPISODES), "episode_index");
    if (lines.size() < info.episodes())
      throw new DatasetException(
          "%s: %d episodes by %s, %d by %s"
              .formatted(root, info.episodes(), Info.FILE, lines.size(), FilesV21.EPISODES));
    List<Episode> episodes = new ArrayList<>();
    for (int i = 0; i < info.episodes(); i++) episodes.add(episode(root, info, lines, i));
    return new Catalog(episodes, tasks(root));
  }

  private static Episode episode(Path root, Info info, JsonLines lines, int i)
      throws DatasetException {
    Map<String, Episode.Clip> clips = new LinkedHashMap<>();
    for (Stored feature : info.videos())
      clips.put(feature.name(), new Episode.Clip(FilesV21.video(root, info, i, feature), 0));
    return new Episode(i, lines.whole(i, "length"), FilesV21.data(root, info, i), clips);
  }

  static List<String> tasks(Path root) throws IOException {
    JsonLines lines = JsonLines.read(root.resolve(FilesV21.TASKS), "task_index");
    List<String> tasks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) tasks.add(lines.text(i, "task"));
    return tasks;
  }
}
