package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.DatasetException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Entries of a zip file, as zarr's ZipStore lays them out.
final class ZipStore implements Store {

  private final Path path;
  private final ZipFile zip;

  ZipStore(Path path) throws IOException {
    this.path = path;
    try {
      zip = new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw new DatasetException(path + ": not a whole zip file: " + e.getMessage(), e);
    }
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Optional<byte[]> read(String name, long limit) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.isDirectory()) return Optional.empty();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) limit);
      if (bytes.length == limit && in.read() >= 0)
        throw new DatasetException(path + ": " + name + ": more than " + limit + " bytes");
      return Optional.of(bytes);
    } catch (ZipException | EOFException e) {
      throw new DatasetException(path + ": " + name + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> children(String group) {
    String prefix = group.isEmpty() ? "" : group + "/";
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
        .map(name -> name.substring(prefix.length()).split("/", 2)[0])
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
