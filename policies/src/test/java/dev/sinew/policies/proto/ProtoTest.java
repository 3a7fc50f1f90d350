package dev.sinew.policies.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The bytes are those of the examples in protobuf.dev, "Encoding".
class ProtoTest {

  @Test
  void messagesAreWrittenAsThePublishedExamples() {
    assertThat(hex(new ProtoWriter().text(2, "testing"))).isEqualTo("120774657374696e67");
    assertThat(hex(new ProtoWriter().packed(6, 3, 270, 86942))).isEqualTo("3206038e029ea705");
    assertThat(hex(new ProtoWriter().message(3, new ProtoWriter().packed(1, 150))))
        .isEqualTo("1a040a029601");
    assertThat(hex(new ProtoWriter().packed(1, -1))).isEqualTo("0a0affffffffffffffffff01");
  }

  @Test
  void integersAreReadPackedAndOneByOne() {
    ProtoFields packed = fields("3206038e029ea705");
    assertThat(packed.next()).isTrue();
    assertThat(packed.number()).isEqualTo(6);
    assertThat(packed.values()).containsExactly(3, 270, 86942);
    ProtoFields single = fields("089601");
    assertThat(single.next()).isTrue();
    assertThat(single.values()).containsExactly(150);
    assertThat(single.next()).isFalse();
  }

  @Test
  void roomIsFilledLater() {
    ProtoWriter writer = new ProtoWriter().text(1, "a");
    int at = writer.room(7, 3);
    byte[] bytes = writer.text(2, "b").toBytes();
    bytes[at + 2] = 9;
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("0a01613a03000009120162");
  }

  @Test
  void whatIsCutOffIsRefused() {
    for (String hex : new String[] {"12", "1207", "120774", "08", "0896", "0d0000", "0b"})
      assertThatThrownBy(
              () -> {
                ProtoFields fields = fields(hex);
                while (fields.next()) fields.number();
              })
          .as(hex)
          .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void noBytesCrashTheReaderOrKeepItForever() {
    SplittableRandom random = new SplittableRandom(5);
    int refused = 0;
    for (int n = 0; n < 20_000; n++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      try {
        ProtoFields fields = new ProtoFields(MemorySegment.ofArray(bytes));
        while (fields.next()) assertThat(fields.values().length).isLessThanOrEqualTo(64);
      } catch (IndexOutOfBoundsException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(10_000, 20_000);
  }

  private static String hex(ProtoWriter writer) {
    return HexFormat.of().formatHex(writer.toBytes());
  }

  private static ProtoFields fields(String hex) {
    MemorySegment bytes = MemorySegment.ofArray(HexFormat.of().parseHex(hex));
    assertThat(bytes.get(ValueLayout.JAVA_BYTE, 0)).isNotZero();
    return new ProtoFields(bytes);
  }
}
