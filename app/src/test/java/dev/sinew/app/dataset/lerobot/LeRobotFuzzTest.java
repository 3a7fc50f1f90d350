package dev.sinew.app.dataset.lerobot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Damaged datasets are read, or refused with a `DatasetException` of one line; nothing else.
class LeRobotFuzzTest {

  private static final DatasetSpec SPEC = Samples.every(8, 8);

  private static Path folder;

  @BeforeContainer
  static void writeBoth() throws IOException {
    folder = Files.createTempDirectory("lerobot");
    for (Version version : Version.values()) {
      SplittableRandom random = new SplittableRandom(21);
      try (LeRobotWriter writer =
          LeRobotWriter.create(
              folder.resolve(version.name()), SPEC, Pictures.EXACT, version, new Disk())) {
        for (int length : new int[] {4, 30})
          Samples.write(writer, Samples.episode(SPEC, length, random));
      }
    }
  }

  @AfterContainer
  static void delete() throws IOException {
    Trees.delete(folder);
  }

  @Property(seed = "411", tries = 800)
  void flippedBytes(@ForAll Version version, @ForAll long seed) throws IOException {
    damaged(
        version,
        seed,
        (bytes, random) -> {
          int flips = random.nextInt(1, 6);
          for (int i = 0; i < flips; i++)
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
          return bytes;
        });
  }

  @Property(seed = "412", tries = 400)
  void overwrittenBytes(@ForAll Version version, @ForAll long seed) throws IOException {
    damaged(
        version,
        seed,
        (bytes, random) -> {
          int at = random.nextInt(bytes.length);
          for (int i = at; i < Math.min(bytes.length, at + random.nextInt(1, 12)); i++)
            bytes[i] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
          return bytes;
        });
  }

  @Property(seed = "413", tries = 200)
  void truncated(@ForAll Version version, @ForAll long seed) throws IOException {
    damaged(version, seed, (bytes, random) -> Arrays.copyOf(bytes, random.nextInt(bytes.length)));
  }

  @Property(seed = "414", tries = 100)
  void randomBytes(@ForAll Version version, @ForAll long seed) throws IOException {
    damaged(
        version,
        seed,
        (bytes, random) -> {
          byte[] noise = new byte[random.nextInt(2000)];
          for (int i = 0; i < noise.length; i++) noise[i] = (byte) random.nextInt();
          return noise;
        });
  }

  /// A dataset that cannot be gone on with is left as it is.
  @Property(seed = "415", tries = 150)
  void goingOnFromFlippedBytes(@ForAll Version version, @ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Path root = folder.resolve("copy");
    Trees.copy(folder.resolve(version.name()), root);
    Path file = anyFile(root, random);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = random.nextInt(1, 6); i > 0; i--)
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    Files.write(file, bytes);
    try (LeRobotWriter writer = LeRobotWriter.append(root, SPEC)) {
      Samples.write(writer, Samples.episode(SPEC, 3, random));
    } catch (DatasetException e) {
      assertOneLine(e);
      assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    } finally {
      Trees.delete(root);
    }
  }

  private interface Damage {
    byte[] apply(byte[] bytes, SplittableRandom random);
  }

  private static void damaged(Version version, long seed, Damage damage) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Path root = folder.resolve(version.name());
    Path file = anyFile(root, random);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, damage.apply(whole.clone(), random));
    try (LeRobotReader reader = LeRobotReader.open(root)) {
      int most = Math.min(3, reader.episodes());
      for (int i : IntStream.range(0, most).toArray()) {
        List<Row> rows = Samples.read(reader, i);
        assertThat(rows).hasSizeLessThan(1000);
      }
    } catch (DatasetException e) {
      assertOneLine(e);
    } finally {
      Files.write(file, whole);
    }
  }

  private static Path anyFile(Path root, SplittableRandom random) throws IOException {
    List<Path> files =
        Trees.files(root).stream().filter(file -> !file.endsWith(DatasetLock.FILE)).toList();
    return files.get(random.nextInt(files.size()));
  }

  private static void assertOneLine(DatasetException e) {
    assertThat(e.getMessage().lines()).as(e.getMessage()).hasSize(1);
    assertThat(e.getMessage()).startsWith(folder.toString());
  }
}
