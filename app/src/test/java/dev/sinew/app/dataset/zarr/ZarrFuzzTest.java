package dev.sinew.app.dataset.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Datasets;
import dev.sinew.app.dataset.OpenOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Whatever happens to a file, a reader says one line or reads on.
class ZarrFuzzTest {

  private static Path folder;
  private static List<Path> files;
  private static byte[] zip;

  @BeforeContainer
  static void write() throws IOException {
    folder = Files.createTempDirectory("zarr-fuzz");
    Path root = folder.resolve("whole.zarr");
    ZarrFiles.small(root);
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Path file : files) {
        out.putNextEntry(new ZipEntry(root.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    zip = bytes.toByteArray();
  }

  @AfterContainer
  static void delete() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(path);
    }
  }

  @Property(seed = "11", tries = 1500)
  void aDamagedFileInAFolder(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Path file = files.get(random.nextInt(files.size()));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, damaged(whole, random));
    read(folder.resolve("whole.zarr"));
    Files.write(file, whole);
  }

  @Property(seed = "12", tries = 1500)
  void aDamagedZip(@ForAll long seed) throws IOException {
    Path file = folder.resolve("damaged.zip");
    Files.write(file, damaged(zip, new Random(seed)));
    new ZarrFormat().recognises(file);
    read(file);
  }

  private static byte[] damaged(byte[] whole, Random random) {
    if (whole.length == 0 || random.nextInt(8) == 0) return new byte[random.nextInt(100)];
    if (random.nextInt(3) == 0) return Arrays.copyOf(whole, random.nextInt(whole.length));
    byte[] bytes = whole.clone();
    for (int n = random.nextInt(3); n >= 0; n--)
      bytes[random.nextInt(bytes.length)] =
          (byte) (random.nextBoolean() ? '0' + random.nextInt(10) : random.nextInt());
    return bytes;
  }

  private static void read(Path path) throws IOException {
    try (Dataset dataset = new ZarrFormat().open(path, OpenOptions.none())) {
      Datasets.readAll(dataset);
    } catch (DatasetException e) {
      assertThat(e).message().startsWith(folder.toString()).doesNotContain("\n");
    }
  }
}
