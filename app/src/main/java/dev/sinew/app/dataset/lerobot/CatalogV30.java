package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the episodes of v3.0.
final class CatalogV30 {

  private CatalogV30() {}

  static Catalog read(Path root, Info info) throws IOException {
    List<EpisodeRow> rows = EpisodeFiles.read(root, info.features(), false);
    if (rows.size() < info.episodes())
      throw new DatasetException(
          "%s: %d episodes by %s, %d by %s"
              .formatted(root, info.episodes(), Info.FILE, rows.size(), EpisodeFiles.FOLDER));
    List<Episode> episodes = new ArrayList<>();
    for (EpisodeRow row : rows.subList(0, info.episodes()))
      episodes.add(
          new Episode(
              row.index(),
              row.length(),
              info.dataPath().in(root, row.data().fields()),
              clips(root, info, row)));
    return new Catalog(episodes, Tasks.read(root));
  }

  private static Map<String, Episode.Clip> clips(Path root, Info info, EpisodeRow row)
      throws DatasetException {
    Map<String, Episode.Clip> clips = new LinkedHashMap<>();
    for (Map.Entry<String, EpisodeRow.Clip> clip : row.clips().entrySet()) {
      Map<String, Object> fields = new HashMap<>(clip.getValue().file().fields());
      fields.put("video_key", clip.getKey());
      Path file = info.videoPath().in(root, fields);
      clips.put(clip.getKey(), new Episode.Clip(file, clip.getValue().from()));
    }
    return clips;
  }
}
