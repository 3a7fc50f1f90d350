package dev.sinew.app.dataset.hdf5;

import dev.sinew.app.dataset.Damage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Whatever happens to a file, the reader says one line or reads on. The files are of h5py 3.16.0.
class HdfFuzzTest {

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("hdf5-fuzz");
  }

  @AfterContainer
  static void delete() throws IOException {
    Files.delete(folder.resolve("damaged.hdf5"));
    Files.delete(folder);
  }

  @Property(seed = "21", tries = 400)
  void aDamagedRobomimicFile(@ForAll long seed) throws IOException {
    read("robomimic.hdf5", seed);
  }

  @Property(seed = "22", tries = 400)
  void aDamagedAlohaFile(@ForAll long seed) throws IOException {
    read("aloha.hdf5", seed);
  }

  private static void read(String name, long seed) throws IOException {
    Path file = folder.resolve("damaged.hdf5");
    try (InputStream in = HdfFuzzTest.class.getResourceAsStream(name)) {
      Files.write(file, Damage.of(in.readAllBytes(), new Random(seed)));
    }
    Damage.mustBeReadOrRefused(new Hdf5Format(), file);
  }
}
