package dev.sinew.app.dataset.rosbag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bags that rosbags wrote (pip install rosbags; 0.11.9). The interpreter is the system property or
/// environment variable `SINEW_PYTHON`, else `python3`.
class RosbagsBagsTest {

  private static List<String> written;

  @TempDir private static Path folder;

  @BeforeAll
  static void askRosbags() throws IOException, InterruptedException {
    if (run(python(), "-c", "import rosbags") != 0) return;
    Path script = Path.of(System.getProperty("sinew.root"), "app/src/test/python/rosbags_bags.py");
    assertThat(run(python(), script.toString(), folder.toString()))
        .as("%s: %s", script, Files.readString(folder.resolve("log")))
        .isZero();
    written = Files.readAllLines(folder.resolve("messages"));
    assertThat(written).hasSize(250);
  }

  @BeforeEach
  void needsRosbags() {
    assumeTrue(
        written != null,
        python() + " has no rosbags: pip install rosbags, or name an interpreter in SINEW_PYTHON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "bz2", "lz4"})
  void everyMessageOfARos1BagIsReadAsItWasWritten(String compression) throws IOException {
    List<String> read = new ArrayList<>();
    try (BagMessages bag = BagMessages.open(folder.resolve(compression + ".bag"))) {
      for (Optional<BagMessage> m = bag.next(); m.isPresent(); m = bag.next())
        read.add(line(m.get()));
    }
    assertThat(read).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "bz2", "lz4"})
  void aBagWithoutItsIndexAndTheEndOfItsLastChunkIsReadUpToThere(String compression)
      throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(compression + ".bag"));
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int index = new String(bytes, 0, 4096, StandardCharsets.ISO_8859_1).indexOf("index_pos=") + 10;
    int end = (int) Long.reverseBytes(header.getLong(index));
    header.putLong(index, 0);
    Path killed = folder.resolve("killed-" + compression + ".bag");
    Files.write(killed, Arrays.copyOf(bytes, end - 20_000));
    List<String> read = new ArrayList<>();
    try (BagMessages bag = BagMessages.open(killed)) {
      for (Optional<BagMessage> m = bag.next(); m.isPresent(); m = bag.next())
        read.add(line(m.get()));
    }
    assertThat(read).hasSizeBetween(100, 249).isEqualTo(written.subList(0, read.size()));
  }

  @Test
  void aRos1BagAndAnMcapOfTheSameValuesHaveTheSameRows() throws IOException {
    BagMapping mapping =
        new BagMapping(
            25,
            "",
            "",
            List.of(
                new MappedFeature(
                    "observation.state",
                    "/joints",
                    "velocity",
                    List.of("wrist", "elbow"),
                    List.of()),
                new MappedFeature("observation.images.a", "/camera", "", List.of(), List.of())));
    List<String> ros1 = rows(BagDataset.open(folder.resolve("lz4.bag"), mapping));
    List<String> ros2 = rows(BagDataset.open(folder.resolve("mcap"), mapping));
    // The 25th row is of the 97th message of joints and the 25th of the camera.
    assertThat(ros1).hasSize(50).element(24).asString().startsWith("0.96 [-96.0, 48.0] 128 x 96 ");
    assertThat(ros1).isEqualTo(ros2).doesNotHaveDuplicates();
  }

  private static List<String> rows(BagDataset dataset) throws IOException {
    List<String> all = new ArrayList<>();
    try (dataset;
        Rows rows = dataset.episode(0)) {
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next())
        all.add(text(row.get()));
    }
    return all;
  }

  private static String text(Row row) {
    double[] joints = ((Value.Numbers) row.values().get(0)).values();
    Value.Image image = (Value.Image) row.values().get(1);
    return "%s %s %d x %d %s"
        .formatted(
            row.seconds(),
            Arrays.toString(joints),
            image.width(),
            image.height(),
            HexFormat.of().formatHex(image.rgb()));
  }

  private static String line(BagMessage message) {
    byte[] data = new byte[message.data().remaining()];
    message.data().duplicate().get(data);
    return "%s %s %d %s"
        .formatted(
            message.channel().topic(),
            message.channel().type(),
            message.timeNanos(),
            HexFormat.of().formatHex(data));
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("log").toFile())
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private static String python() {
    String property = System.getProperty("SINEW_PYTHON", System.getenv("SINEW_PYTHON"));
    return property == null ? "python3" : property;
  }
}
