package dev.sinew.app.dataset.rosbag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import dev.sinew.runtime.rosmsg.Ros1Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BagDatasetTest {

  private static final long MS = 1_000_000;
  private static final long START = 1_700_000_000_000L * MS;

  @TempDir private Path folder;

  @Test
  void everyRowHasTheNewestMessageAtOrBeforeItsInstantByTheStampsOfTheMessages()
      throws IOException {
    TestBag bag = new TestBag("lz4", true);
    // Recorded long after they were true, and not in their order.
    bag.joints("/a", START + 900 * MS, START, 1, 10);
    bag.joints("/a", START + 901 * MS, START + 200 * MS, 3, 30);
    bag.joints("/a", START + 902 * MS, START + 100 * MS, 2, 20);
    bag.joints("/a", START + 903 * MS, START + 399 * MS, 4, 40);
    assertThat(states(bag, mapping(10, joints("observation.state", "/a"))))
        .containsExactly(
            "0.0: [1.0, 10.0]", "0.1: [2.0, 20.0]", "0.2: [3.0, 30.0]", "0.3: [3.0, 30.0]");
  }

  @Test
  void theFirstRowIsWhereEveryTopicHasAValueAndTheLastAtTheNewestStamp() throws IOException {
    TestBag bag = new TestBag("none", true);
    bag.joints("/a", START, START, 1, 0);
    bag.joints("/a", START, START + 130 * MS, 2, 0);
    bag.joints("/b", START, START + 150 * MS, 7, 0);
    bag.joints("/b", START, START + 250 * MS, 8, 0);
    bag.joints("/a", START, START + 360 * MS, 3, 0);
    BagMapping mapping = mapping(10, joints("observation.state", "/a"), joints("action", "/b"));
    assertThat(states(bag, mapping))
        .containsExactly(
            "0.0: [2.0, 0.0][7.0, 0.0]", "0.1: [2.0, 0.0][8.0, 0.0]", "0.2: [2.0, 0.0][8.0, 0.0]");
  }

  /// 1/3 s is no whole number of nanoseconds, nor is 0.3 s one of doubles.
  @Test
  void noRowIsLostToRounding() throws IOException {
    TestBag bag = new TestBag("none", true).joints("/a", START, START, 1, 0);
    bag.joints("/a", START, START + 300 * MS, 2, 0);
    assertThat(states(bag, mapping(10, joints("s", "/a")))).hasSize(4);
    bag.joints("/a", START, START + 1000 * MS, 3, 0);
    assertThat(states(bag, mapping(3, joints("s", "/a")))).hasSize(4);
  }

  @Test
  void aStampThatNobodySetIsTheTimeOfRecording() throws IOException {
    TestBag bag = new TestBag("none", true);
    bag.joints("/a", START, 0, 1, 0);
    bag.joints("/a", START + 100 * MS, 0, 2, 0);
    assertThat(states(bag, mapping(10, joints("observation.state", "/a"))))
        .containsExactly("0.0: [1.0, 0.0]", "0.1: [2.0, 0.0]");
  }

  @Test
  void jointsArePickedByTheNamesInEachMessage() throws IOException {
    TestBag bag = new TestBag("none", true).joints("/a", START, START, 1, 2);
    Ros1Output out = TestBag.out();
    out.int32(0).time(START + 100 * MS).string("").sequence(3).string("c").string("b").string("a");
    out.sequence(3).float64(9).float64(4).float64(3).sequence(0).sequence(0);
    bag.message("/a", "sensor_msgs/JointState", TestBag.JOINT_STATE, START, out.copy());
    assertThat(states(bag, mapping(10, joints("observation.state", "/a"))))
        .containsExactly("0.0: [1.0, 2.0]", "0.1: [3.0, 4.0]");
    Path file = write(bag);
    BagDataset dataset = BagDataset.open(file, mapping(10, joints("s", "/a", "b")));
    assertThat(dataset.spec().features())
        .containsExactly(Feature.vector("s", Dtype.FLOAT64, List.of("b")));
    assertThatThrownBy(() -> BagDataset.open(file, mapping(10, joints("s", "/a", "z"))))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("/a: joint 'z' is not in the message, which has [a, b]");
  }

  @Test
  void anyFieldCanBecomeAFeature() throws IOException {
    String definition =
        "Part[] parts\nuint8 kind\n" + "=".repeat(80) + "\nMSG: x/Part\nuint16[2] n\n";
    TestBag bag = new TestBag("bz2", true);
    Ros1Output out = TestBag.out();
    out.sequence(2).int16(1).int16(2).int16(3).int16(0xFFFF).int8(200);
    bag.message("/p", "x/Parts", definition, START, out.copy());
    BagMapping mapping =
        mapping(
            10,
            new MappedFeature("n", "/p", "parts[1].n", List.of(), List.of("x", "y")),
            new MappedFeature("k", "/p", "kind", List.of(), List.of()));
    BagDataset dataset = BagDataset.open(write(bag), mapping);
    assertThat(dataset.spec().features())
        .containsExactly(
            Feature.vector("n", Dtype.INT64, List.of("x", "y")),
            new Feature("k", Dtype.INT64, List.of(1), List.of()));
    Row row = rows(dataset).getFirst();
    assertThat(row.values())
        .usingRecursiveComparison()
        .isEqualTo(
            List.of(
                new Value.Integers(new long[] {3, 0xFFFF}), new Value.Integers(new long[] {200})));
    assertThatThrownBy(
            () ->
                BagDataset.open(
                    folder.resolve("a.bag"),
                    mapping(1, new MappedFeature("k", "/p", "kinds", List.of(), List.of()))))
        .hasMessageEndingWith("/p: kinds: x/Parts has no 'kinds'; did you mean 'kind'?");
  }

  @Test
  void withoutAMappingTheOnlyJointStateBecomesTheState() throws IOException {
    TestBag bag = new TestBag("none", true).joints("/a", START, START, 1, 2);
    BagDataset dataset = BagDataset.open(write(bag));
    assertThat(dataset.spec().fps()).isEqualTo(30);
    assertThat(dataset.spec().features())
        .containsExactly(Feature.vector("observation.state", Dtype.FLOAT64, List.of("a", "b")));
    bag.joints("/b", START, START, 1, 2);
    Path two = write(bag);
    assertThatThrownBy(() -> BagDataset.open(two))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            two
                + ": 2 topics of sensor_msgs/JointState, so a mapping must say which features to"
                + " make of the topics, by 'fps' and 'features' of 'name', 'topic' and 'field';"
                + " there are: /a (sensor_msgs/JointState, 1 messages),"
                + " /b (sensor_msgs/JointState, 1 messages)");
  }

  @Test
  void aMappedTopicThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
    Path file = write(new TestBag("none", true).joints("/a", START, START, 1, 2));
    assertThatThrownBy(() -> BagDataset.open(file, mapping(10, joints("s", "/z"))))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            file
                + ": no message on /z, which the mapping names; there are: /a"
                + " (sensor_msgs/JointState, 1 messages)");
  }

  @Test
  void aFolderOfBagsIsADatasetInTheOrderThatPeopleCount() throws IOException {
    for (int i : new int[] {10, 9, 1}) {
      TestBag bag = new TestBag("none", true).joints("/a", START, START, i, 0);
      Files.write(folder.resolve("take_" + i + ".bag"), bag.bytes());
    }
    BagDataset dataset = BagDataset.open(folder, mapping(10, joints("s", "/a")));
    assertThat(dataset.episodes()).isEqualTo(3);
    List<String> firsts = new ArrayList<>();
    for (int i = 0; i < 3; i++)
      try (Rows rows = dataset.episode(i)) {
        firsts.add(text(rows.next().orElseThrow()));
      }
    assertThat(firsts).containsExactly("0.0: [1.0, 0.0]", "0.0: [9.0, 0.0]", "0.0: [10.0, 0.0]");
  }

  @Test
  void aStampFromNowhereIsNoReasonForABillionRows() throws IOException {
    TestBag bag = new TestBag("none", true).joints("/a", START, 1, 1, 2);
    Path file = write(bag.joints("/a", START, START, 1, 2));
    BagDataset dataset = BagDataset.open(file, mapping(10, joints("s", "/a")));
    assertThatThrownBy(() -> dataset.episode(0))
        .hasMessage(
            file
                + ": its stamps go from 1970-01-01T00:00:00.000000001Z to 2023-11-14T22:13:20Z,"
                + " which is no episode");
  }

  @Test
  void aTopicThatChangesItsTypeIsRefused() throws IOException {
    TestBag bag = new TestBag("none", true);
    bag.message("/a", "x/A", "float64 n", START, new byte[8]);
    bag.endChunk().reconnect("/a");
    bag.message("/a", "x/A", "string n", START + 100 * MS, new byte[4]);
    BagMapping mapping = mapping(10, new MappedFeature("n", "/a", "n", List.of(), List.of()));
    assertThatThrownBy(() -> states(bag, mapping))
        .isInstanceOf(DatasetException.class)
        .hasMessageEndingWith("/a: n: of the type string, the first message had FLOAT64");
  }

  @Property(seed = "531", tries = 1000)
  void flippedBytesMakeRowsOrOneLine(@ForAll @Size(min = 1, max = 4) int[] where, @ForAll byte what)
      throws IOException {
    byte[] bytes =
        new TestBag("none", true)
            .joints("/a", START, START, 1, 2)
            .joints("/b", START + MS, START, 3, 4)
            .joints("/a", START + 200 * MS, START + 190 * MS, 5, 6)
            .bytes();
    for (int at : where) bytes[Math.floorMod(at, bytes.length)] ^= what;
    Path file = Files.createTempFile("fuzz", ".bag");
    try {
      Files.write(file, bytes);
      BagMapping mapping = mapping(10, joints("s", "/a"), joints("t", "/b", "b"));
      assertThat(rows(BagDataset.open(file, mapping))).isNotEmpty();
    } catch (DatasetException e) {
      assertThat(e.getMessage().lines()).hasSize(1);
    } finally {
      Files.delete(file);
    }
  }

  private static MappedFeature joints(String name, String topic, String... joints) {
    return new MappedFeature(name, topic, "position", List.of(joints), List.of());
  }

  private static BagMapping mapping(double fps, MappedFeature... features) {
    return new BagMapping(fps, "", "", List.of(features));
  }

  private Path write(TestBag bag) throws IOException {
    return Files.write(folder.resolve("a.bag"), bag.bytes());
  }

  private List<String> states(TestBag bag, BagMapping mapping) throws IOException {
    return rows(BagDataset.open(write(bag), mapping)).stream().map(BagDatasetTest::text).toList();
  }

  private static String text(Row row) {
    StringBuilder text = new StringBuilder(row.seconds() + ": ");
    for (Value value : row.values()) text.append(Arrays.toString(((Value.Numbers) value).values()));
    return text.toString();
  }

  private static List<Row> rows(BagDataset dataset) throws IOException {
    List<Row> all = new ArrayList<>();
    try (Rows rows = dataset.episode(0)) {
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) all.add(row.get());
    }
    return all;
  }
}
