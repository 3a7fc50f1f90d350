package dev.sinew.app.dataset.hdf5;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetFormat;
import dev.sinew.app.dataset.OpenOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A robomimic file, an ALOHA episode, or a folder of ALOHA episodes `episode_<n>.hdf5`.
public final class Hdf5Format implements DatasetFormat {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
  private static final String EPISODE = "episode_";
  private static final String SUFFIX = ".hdf5";

  public Hdf5Format() {}

  @Override
  public String name() {
    return "hdf5";
  }

  @Override
  public String looksLike() {
    return "a robomimic or ALOHA .hdf5, or a folder of episode_<n>.hdf5";
  }

  @Override
  public boolean recognises(Path path) {
    try {
      return Files.isDirectory(path) ? !episodes(path).isEmpty() : hasSignature(path);
    } catch (IOException e) {
      return false;
    }
  }

  /// Without `fps` in the options it is that of robomimic's `env_args`, else 20; of ALOHA 50.
  @Override
  public Dataset open(Path path, OpenOptions options) throws IOException {
    if (Files.isDirectory(path)) {
      List<Path> files = episodes(path);
      if (files.isEmpty())
        throw new DatasetException(path + ": no " + EPISODE + "<number>" + SUFFIX);
      return new AlohaDataset(files, options);
    }
    HdfTree tree = new HdfTree(path);
    try {
      List<String> top = tree.children("");
      if (top.contains(RobomimicDataset.DATA)) return new RobomimicDataset(tree, options);
      tree.close();
      if (top.contains("action")) return new AlohaDataset(List.of(path), options);
      throw tree.wrong("", "neither robomimic's data nor ALOHA's action in it, but " + top);
    } catch (IOException | RuntimeException e) {
      tree.close();
      throw e;
    }
  }

  private static List<Path> episodes(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      List<String> names = list.map(p -> p.getFileName().toString()).toList();
      return Numbered.sorted(names, EPISODE, SUFFIX).stream().map(folder::resolve).toList();
    }
  }

  private static boolean hasSignature(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
    }
  }
}
