package dev.sinew.runtime.rosmsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Whatever the bytes: a value, or one [MessageException] in one line; never memory for what is not
/// there.
class MessageFuzzTest {

  private static final String TYPES =
      """
      string[] name
      float64[] position
      Part[] parts
      bool[3] flags
      uint8[<=9] few
      string<=4 short_text
      int64 last
      """
          + "=".repeat(80)
          + "\nMSG: a_msgs/Part\nuint16[] numbers\nstring text\nfloat32 x\n";

  private static final byte[] WHOLE =
      HexFormat.of()
          .parseHex(
              "00010000"
                  + "02000000"
                  + "0200000061000000"
                  + "0300000062630000"
                  + "01000000"
                  + "000000000000f03f"
                  + "01000000"
                  + "0200000001000200"
                  + "0200000078000000"
                  + "0000803f"
                  + "01000100"
                  + "0200000007080000"
                  + "030000006162000000000000"
                  + "0900000000000000");

  private static final MessageType TYPE = parse("a_msgs/msg/A", TYPES, Dialect.ROS2);

  @Test
  void theMessageThatIsDamagedBelowIsWhole() throws MessageException {
    assertThat(Leaves.of(read(WHOLE)))
        .isEqualTo("s61 s6263 3ff0000000000000 1 2 s78 3ff0000000000000 1 0 1 7 8 s6162 9");
  }

  @Test
  void aMessageThatEndsTooEarlyIsRefusedAtEveryByte() {
    for (int length = 0; length < WHOLE.length; length++) {
      byte[] cut = Arrays.copyOf(WHOLE, length);
      assertThatThrownBy(() -> read(cut))
          .isInstanceOf(MessageException.class)
          .hasMessageMatching("a_msgs/msg/A: [^\\n]*byte [0-9]+: [^\\n]+");
    }
  }

  @Test
  void bytesBehindTheMessageAreRefusedBeyondTheFillingOfCdr() throws MessageException {
    assertThat(read(Arrays.copyOf(WHOLE, WHOLE.length + 3))).isNotNull();
    assertThatThrownBy(() -> read(Arrays.copyOf(WHOLE, WHOLE.length + 4)))
        .hasMessage("a_msgs/msg/A: byte 92: 4 bytes are left over");
  }

  @Test
  void theFieldAtFaultIsNamed() {
    byte[] bytes = WHOLE.clone();
    bytes[48] = 100;
    assertThatThrownBy(() -> read(bytes))
        .hasMessage(
            "a_msgs/msg/A: parts[0].text: byte 52: a string of 100 bytes where 40 are left");
  }

  @Test
  void onlyPlainCdrIsRead() {
    byte[] bytes = WHOLE.clone();
    bytes[1] = 3;
    assertThatThrownBy(() -> read(bytes))
        .hasMessage("a_msgs/msg/A: byte 0: representation 0x0003, only plain CDR is read: 0 or 1");
  }

  @Property(seed = "503")
  void flippedBytesMakeAValueOrOneLine(@ForAll @Size(max = 4) int[] where, @ForAll byte what) {
    byte[] bytes = WHOLE.clone();
    for (int at : where) bytes[Math.floorMod(at, bytes.length)] ^= what;
    survives(() -> read(bytes));
  }

  @Property(seed = "504")
  void anyBytesMakeAValueOrOneLine(@ForAll @Size(max = 200) byte[] bytes) {
    survives(() -> read(bytes));
    survives(() -> new MessageReader(TYPE, MessageEncoding.ROS1).read(ByteBuffer.wrap(bytes)));
    byte[] behindHead = bytes.clone();
    if (bytes.length > 3) Arrays.fill(behindHead, 0, 4, (byte) 0);
    survives(() -> read(behindHead));
  }

  @Property(seed = "505")
  void anyTextMakesATypeOrOneLine(@ForAll String text, @ForAll Dialect dialect) {
    survives(() -> MessageType.parse("a/A", text, dialect));
  }

  @Property(seed = "506")
  void aDamagedDefinitionMakesATypeOrOneLine(
      @ForAll @IntRange(max = 150) int at, @ForAll char what, @ForAll Dialect dialect) {
    StringBuilder text = new StringBuilder(TYPES);
    text.setCharAt(at, what);
    survives(() -> MessageType.parse("a/A", text.toString(), dialect));
  }

  @Test
  void messagesWithoutBytesAreNotMadeByTheBillion() {
    String empties = "E[2000000000] all\n" + "=".repeat(80) + "\nMSG: a/E\n";
    MessageType type = parse("a/A", empties, Dialect.ROS1);
    assertThatThrownBy(
            () -> new MessageReader(type, MessageEncoding.ROS1).read(ByteBuffer.allocate(0)))
        .hasMessage("a/A: all: byte 0: more messages inside than its bytes can stand for");
  }

  /// Each type has the next one inside twice: 2^40 messages.
  @Test
  void messagesThatDoubleAtEveryDepthAreNotMade() {
    StringBuilder text = new StringBuilder("T1 a\nT1 b\n");
    for (int i = 1; i < 40; i++)
      text.append("%s\nMSG: a/T%d\nT%d a\nT%d b\n".formatted("=".repeat(80), i, i + 1, i + 1));
    text.append("=".repeat(80)).append("\nMSG: a/T40\n");
    MessageType type = parse("a/A", text.toString(), Dialect.ROS1);
    assertThatThrownBy(
            () -> new MessageReader(type, MessageEncoding.ROS1).read(ByteBuffer.allocate(9)))
        .hasMessageContaining("more messages inside");
  }

  @Test
  void messagesInsideMessagesInsideMessagesAreRefusedBeforeTheStackEnds() {
    StringBuilder text = new StringBuilder("T1 a\n");
    for (int i = 1; i < 20_000; i++)
      text.append("%s\nMSG: a/T%d\nT%d a\n".formatted("=".repeat(80), i, i + 1));
    assertThatThrownBy(() -> MessageType.parse("a/A", text.toString(), Dialect.ROS1))
        .hasMessage("a/T64: more than 64 messages inside messages");
  }

  @Test
  void whatTheWriterCannotPutIsNamed() throws MessageException {
    MessageValue.Group group = read(WHOLE);
    var values = new java.util.ArrayList<>(group.fields());
    values.set(5, new MessageValue.Text("longer"));
    assertThatThrownBy(
            () ->
                new MessageWriter(new CdrOutput(0))
                    .write(new MessageValue.Group(group.type(), values)))
        .hasMessageContaining("short_text")
        .hasMessageContaining("'longer' is too long for string<=4");
    values.set(5, new MessageValue.Whole(1));
    assertThatThrownBy(
            () ->
                new MessageWriter(new CdrOutput(0))
                    .write(new MessageValue.Group(group.type(), values)))
        .hasMessageContaining("Whole where string<=4 would be right");
  }

  private static MessageValue.Group read(byte[] bytes) throws MessageException {
    return new MessageReader(TYPE, MessageEncoding.CDR).read(ByteBuffer.wrap(bytes));
  }

  private static MessageType parse(String name, String text, Dialect dialect) {
    try {
      return MessageType.parse(name, text, dialect);
    } catch (MessageException e) {
      throw new AssertionError(e);
    }
  }

  @FunctionalInterface
  private interface Work {
    Object once() throws MessageException;
  }

  private static void survives(Work work) {
    try {
      assertThat(work.once()).isNotNull();
    } catch (MessageException e) {
      assertThat(e.getMessage().getBytes(StandardCharsets.UTF_8)).doesNotContain('\n', '\r');
    }
  }
}
