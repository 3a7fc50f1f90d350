package dev.sinew.app.dataset.rosbag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.runtime.rosmsg.CdrOutput;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The bags of rosbag2's own tests (github.com/ros2/rosbag2, commit 25304dd): each MCAP beside the
/// SQLite file that rosbag2 made of the same recording.
class BagTwinsTest {

  private static final Path DATA = shared().resolve("data/rosbag2-mcap");

  @BeforeEach
  void needsTheBags() {
    assumeTrue(Files.isDirectory(DATA), DATA + " is not there");
  }

  /// The two of topics and services are recordings of their own: equal in number only.
  @Test
  void everyMcapHasTheMessagesOfItsSqliteTwin() throws IOException, SQLException {
    int twins = 0;
    for (Path mcap : mcaps()) {
      if (!Files.exists(twin(mcap))) continue;
      twins++;
      List<String> read = messages(mcap);
      List<String> expected = sqlite(twin(mcap));
      assertThat(read).as(mcap.toString()).hasSameSizeAs(expected).isNotEmpty();
      if (!mcap.toString().contains("service"))
        assertThat(read).as(mcap.toString()).isEqualTo(expected);
    }
    assertThat(twins).isEqualTo(13);
  }

  @Test
  void messagesAreReadByTheirDefinitionsToTheirLastByteAndWrittenBack() throws IOException {
    TreeSet<String> types = new TreeSet<>();
    TreeSet<String> refused = new TreeSet<>();
    for (Path mcap : mcaps())
      try (BagMessages bag = BagMessages.open(mcap)) {
        for (Optional<BagMessage> m = bag.next(); m.isPresent(); m = bag.next())
          (returns(m.get()) ? types : refused).add(m.get().channel().type());
      }
    assertThat(types)
        .containsExactly(
            "rcl_interfaces/msg/Log",
            "rcl_interfaces/msg/ParameterEvent",
            "std_msgs/msg/String",
            "test_msgs/BasicTypes",
            "test_msgs/msg/Arrays",
            "test_msgs/msg/BasicTypes",
            "test_msgs/msg/Empty",
            "test_msgs/msg/Strings");
    // Definitions of services; and wrong_rmw_test, whose messages claim to be in "wrong_format".
    assertThat(refused)
        .containsExactly(
            "example_interfaces/srv/AddTwoInts_Event",
            "test_msgs/msg/Arrays",
            "test_msgs/msg/BasicTypes",
            "test_msgs/srv/BasicTypes_Event");
  }

  private static boolean returns(BagMessage message) throws IOException {
    MessageReader reader;
    try {
      reader = message.channel().reader();
    } catch (DatasetException e) {
      return false;
    }
    Group group = reader.read(message.data());
    CdrOutput out = new CdrOutput(256);
    new MessageWriter(out).write(group);
    // The padding between values may hold anything in a recording.
    assertThat(message.data().remaining()).isBetween(out.size(), out.size() + 3);
    assertThat(reader.read(ByteBuffer.wrap(out.array(), 0, out.size())))
        .usingRecursiveComparison()
        .isEqualTo(group);
    return true;
  }

  /// The nearest folder `shared` beside the project or above it.
  private static Path shared() {
    Path at = Path.of(System.getProperty("sinew.root")).toAbsolutePath().getParent();
    while (at.getParent() != null && !Files.isDirectory(at.resolve("shared"))) at = at.getParent();
    return at.resolve("shared");
  }

  private static List<Path> mcaps() throws IOException {
    try (Stream<Path> files = Files.walk(DATA)) {
      return files.filter(f -> f.toString().endsWith(".mcap")).sorted().toList();
    }
  }

  private static Path twin(Path mcap) {
    return Path.of(mcap.toString().replace("/mcap/", "/sqlite3/").replaceFirst("\\.mcap$", ".db3"));
  }

  private static List<String> messages(Path mcap) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BagMessages bag = BagMessages.open(mcap)) {
      for (Optional<BagMessage> m = bag.next(); m.isPresent(); m = bag.next()) {
        BagChannel channel = m.get().channel();
        lines.add(line(m.get().timeNanos(), channel.topic(), channel.type(), hex(m.get().data())));
      }
    }
    Collections.sort(lines);
    return lines;
  }

  private static List<String> sqlite(Path db3) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:file:" + db3 + "?immutable=1");
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "select timestamp, name, type, data from messages join topics on topic_id ="
                        + " topics.id")) {
      while (rows.next())
        lines.add(
            line(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                HexFormat.of().formatHex(rows.getBytes(4))));
    }
    Collections.sort(lines);
    return lines;
  }

  private static String line(long nanos, String topic, String type, String data) {
    return "%019d %s %s %s".formatted(nanos, topic, type, data);
  }

  private static String hex(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
