package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetFormat;
import dev.sinew.app.dataset.OpenOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/// Replay buffers of Diffusion Policy and UMI: a folder, a folder that holds `replay_buffer.zarr`,
/// or a zip file.
public final class ZarrFormat implements DatasetFormat {

  private static final String MARK = ".zgroup";
  private static final String NESTED = "replay_buffer.zarr";

  public ZarrFormat() {}

  @Override
  public String name() {
    return "zarr";
  }

  @Override
  public String looksLike() {
    return "a folder or zip with .zgroup, data/ and meta/episode_ends";
  }

  @Override
  public boolean recognises(Path path) {
    if (Files.isDirectory(path)) return Files.isRegularFile(root(path).resolve(MARK));
    if (!path.toString().endsWith(".zip")) return false;
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.getEntry(MARK) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /// Without `fps` in the options it is that of `data/timestamp`, and where there is none, 10: the
  /// rate of Diffusion Policy's own recordings. The format itself does not tell.
  @Override
  public Dataset open(Path path, OpenOptions options) throws IOException {
    Store store = Files.isDirectory(path) ? new FolderStore(root(path)) : new ZipStore(path);
    try {
      return new ZarrDataset(store, options);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static Path root(Path path) {
    Path nested = path.resolve(NESTED);
    return !Files.isRegularFile(path.resolve(MARK)) && Files.isDirectory(nested) ? nested : path;
  }
}
