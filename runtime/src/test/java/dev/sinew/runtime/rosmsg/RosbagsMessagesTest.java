package dev.sinew.runtime.rosmsg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Beside rosbags (pip install rosbags; 0.11.9): five random messages of each of its 310 types of
/// ROS 2 Humble and ROS 1 Noetic. The interpreter is the system property or environment variable
/// `SINEW_PYTHON`, else `python3`.
class RosbagsMessagesTest {

  private static final int MESSAGES = 5;
  private static final HexFormat HEX = HexFormat.of();

  private record Sample(String little, String big, String leaves) {}

  private record Case(MessageType type, String md5, List<Sample> samples) {}

  private static List<Case> cases;

  @TempDir private static Path folder;

  @BeforeAll
  static void askRosbags() throws IOException, InterruptedException {
    if (run(python(), "-c", "import rosbags") != 0) return;
    Path script =
        Path.of(System.getProperty("sinew.root"), "runtime/src/test/python/rosbags_messages.py");
    Path output = folder.resolve("messages");
    assertThat(run(python(), script.toString(), output.toString()))
        .as("%s: %s", script, Files.readString(folder.resolve("log")))
        .isZero();
    cases = new ArrayList<>();
    List<String> lines = Files.readAllLines(output);
    for (int at = 0; at < lines.size(); at += 2 + 3 * MESSAGES) cases.add(read(lines, at));
  }

  @BeforeEach
  void needsRosbags() {
    assumeTrue(
        cases != null,
        python() + " has no rosbags: pip install rosbags, or name an interpreter in SINEW_PYTHON");
  }

  @Test
  void ros1TypesHaveTheMd5sumsThatRosbagsComputes() {
    assertThat(cases).anyMatch(c -> c.type().dialect() == Dialect.ROS1);
    for (Case c : cases)
      if (c.type().dialect() == Dialect.ROS1)
        assertThat(c.type().md5sum()).as(c.type().name()).isEqualTo(c.md5());
  }

  @Test
  void messagesAreReadToTheValuesThatWereWrittenInBothOrdersOfBytes() throws IOException {
    for (Case c : cases)
      for (Sample sample : c.samples()) {
        assertThat(Leaves.of(read(c, sample.little())))
            .as(c.type().name())
            .isEqualTo(sample.leaves);
        assertThat(Leaves.of(read(c, sample.big()))).as(c.type().name()).isEqualTo(sample.leaves);
      }
  }

  @Test
  void messagesAreWrittenToTheSameBytes() throws IOException {
    CdrOutput cdr = new CdrOutput(0);
    Ros1Output ros1 = new Ros1Output(0);
    for (Case c : cases)
      for (Sample sample : c.samples()) {
        MessageOutput out = c.type().dialect() == Dialect.ROS1 ? ros1 : cdr;
        new MessageWriter(out).write(read(c, sample.big()));
        assertThat(HEX.formatHex(out.copy())).as(c.type().name()).isEqualTo(sample.little());
      }
  }

  private static Group read(Case c, String bytes) throws MessageException {
    MessageEncoding encoding =
        c.type().dialect() == Dialect.ROS1 ? MessageEncoding.ROS1 : MessageEncoding.CDR;
    return new MessageReader(c.type(), encoding).read(ByteBuffer.wrap(HEX.parseHex(bytes)));
  }

  private static Case read(List<String> lines, int at) throws MessageException {
    String[] head = lines.get(at).split(" ");
    String definition = new String(HEX.parseHex(lines.get(at + 1)), UTF_8);
    List<Sample> samples = new ArrayList<>();
    for (int i = at + 2; i < at + 2 + 3 * MESSAGES; i += 3)
      samples.add(new Sample(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
    Dialect dialect = Dialect.valueOf(head[1]);
    return new Case(MessageType.parse(head[2], definition, dialect), head[3], samples);
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
