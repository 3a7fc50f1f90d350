package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Rows;
import java.io.IOException;
import java.nio.file.Path;

/// Reads a LeRobotDataset, v3.0 or v2.1. A row's time is what the file says: `frame / fps` in
/// float32.
public final class LeRobotReader implements Dataset {

  private final Info info;
  private final Catalog catalog;

  private LeRobotReader(Info info, Catalog catalog) {
    this.info = info;
    this.catalog = catalog;
  }

  /// @param root the folder that has `meta`
  /// @throws DatasetException in one line, when it is no such dataset or of a version that is not
  ///     known here
  public static LeRobotReader open(Path root) throws IOException {
    Info info = Info.read(root);
    Catalog catalog =
        switch (info.version()) {
          case V30 -> CatalogV30.read(root, info);
          case V21 -> CatalogV21.read(root, info);
        };
    return new LeRobotReader(info, catalog);
  }

  @Override
  public DatasetSpec spec() {
    return info.spec();
  }

  @Override
  public int episodes() {
    return catalog.episodes().size();
  }

  @Override
  public long rows(int index) {
    return catalog.episodes().get(index).length();
  }

  @Override
  public Rows episode(int index) throws IOException {
    return new EpisodeRows(catalog.episodes().get(index), catalog.tasks(), info.features());
  }

  @Override
  public void close() {}
}
