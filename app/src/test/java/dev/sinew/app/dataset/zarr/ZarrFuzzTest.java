package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.Damage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Property(seed = "11", tries = 800)
  void aDamagedFileInAFolder(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Path file = files.get(random.nextInt(files.size()));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Damage.of(whole, random));
    Damage.mustBeReadOrRefused(new ZarrFormat(), folder.resolve("whole.zarr"));
    Files.write(file, whole);
  }

  @Property(seed = "12", tries = 800)
  void aDamagedZip(@ForAll long seed) throws IOException {
    Path file = folder.resolve("damaged.zip");
    Files.write(file, Damage.of(zip, new Random(seed)));
    Damage.mustBeReadOrRefused(new ZarrFormat(), file);
  }
}
