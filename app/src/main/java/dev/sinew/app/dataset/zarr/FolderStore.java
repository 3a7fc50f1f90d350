package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Files below a folder.
record FolderStore(Path path) implements Store {

  @Override
  public Optional<byte[]> read(String name, long limit) throws IOException {
    Path file = path.resolve(name);
    if (!Files.isRegularFile(file)) return Optional.empty();
    if (Files.size(file) > limit)
      throw new DatasetException(file + ": " + Files.size(file) + " bytes, at most " + limit);
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes((int) limit));
    }
  }

  @Override
  public List<String> children(String group) throws IOException {
    Path folder = path.resolve(group);
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public void close() {}
}
