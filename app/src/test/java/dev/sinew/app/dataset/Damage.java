package dev.sinew.app.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// What can happen to a file, and what a reader may then do.
public final class Damage {

  private Damage() {}

  /// Random bytes, a cut, or some bytes changed.
  public static byte[] of(byte[] whole, Random random) {
    if (whole.length == 0 || random.nextInt(10) == 0) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      return noise;
    }
    if (random.nextInt(4) == 0) return Arrays.copyOf(whole, random.nextInt(whole.length));
    byte[] bytes = whole.clone();
    int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 2048);
    for (int n = random.nextInt(4); n >= 0; n--)
      bytes[random.nextInt(reach)] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) ('0' + random.nextInt(10));
            case 1 -> (byte) 0xFF;
            case 2 -> (byte) (bytes[random.nextInt(reach)] ^ 1 << random.nextInt(8));
            default -> (byte) random.nextInt();
          };
    return bytes;
  }

  /// Reads all of it, or one line naming the file comes.
  public static void mustBeReadOrRefused(DatasetFormat format, Path path) throws IOException {
    format.recognises(path);
    try (Dataset dataset = format.open(path, OpenOptions.none())) {
      Datasets.readAll(dataset);
    } catch (DatasetException e) {
      assertThat(e).message().startsWith(path.toString()).doesNotContain("\n");
    }
  }
}
