package dev.sinew.runtime.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bytes made by hand from the tables of <https://mcap.dev/spec>, and a file that PyPI's mcap 1.6.0
/// (`mcap.writer.Writer`, data CRCs on) made of the content of [#sample].
class McapFormatTest {

  private static final String MAGIC = "894d434150300d0a";

  @TempDir private Path folder;

  @Test
  void theSameContentBecomesTheSameBytesAsPythonsWriterMakes() throws IOException {
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(sample()))).isEqualTo(golden());
  }

  @Test
  void pythonsFileIsFoundSound() throws IOException {
    Path file = Files.write(folder.resolve("python.mcap"), HexFormat.of().parseHex(golden()));
    assertThat(McapCheck.check(file).findings()).isEmpty();
  }

  @Test
  void recordsHaveTheFieldsOfTheSpec() {
    assertThat(hex(new McapHeader("p", "li")::write))
        .isEqualTo("01" + "0b00000000000000" + "0100000070" + "020000006c69");
    assertThat(hex(new McapSchema(258, "n", "e", new byte[] {1, 2, 3})::write))
        .isEqualTo(
            "03" + "1300000000000000" + "0201" + "010000006e" + "0100000065" + "03000000010203");
    assertThat(hex(new McapChannel(1, 258, "/t", "e", Map.of("k", "v"))::write))
        .isEqualTo(
            "04"
                + "1d00000000000000"
                + ("0100" + "0201" + "020000002f74" + "0100000065")
                + ("0a000000" + "010000006b" + "0100000076"));
    assertThat(hex(new McapMetadata("n", Map.of())::write))
        .isEqualTo("0c" + "0900000000000000" + "010000006e" + "00000000");
    assertThat(hex(new SummaryOffset(8, 1, 2)::write))
        .isEqualTo("0e" + "1100000000000000" + "08" + "0100000000000000" + "0200000000000000");
    assertThat(hex(new MetadataIndex(1, 2, "n")::write))
        .isEqualTo(
            "0d" + "1500000000000000" + "0100000000000000" + "0200000000000000" + "010000006e");
    assertThat(hex(new ChunkIndex(1, 2, 3, 4, Map.of(5, 6L), 7, "lz4", 8, 9)::write))
        .isEqualTo(
            "08"
                + "4d00000000000000"
                + ("0100000000000000" + "0200000000000000")
                + ("0300000000000000" + "0400000000000000")
                + ("0a000000" + "0500" + "0600000000000000")
                + ("0700000000000000" + "030000006c7a34")
                + ("0800000000000000" + "0900000000000000"));
    assertThat(hex(new McapStatistics(1, 2, 3, 4, 5, 6, 7, 8, Map.of(9, 10L))::write))
        .isEqualTo(
            "0b"
                + "3800000000000000"
                + ("0100000000000000" + "0200" + "03000000" + "04000000" + "05000000" + "06000000")
                + ("0700000000000000" + "0800000000000000")
                + ("0a000000" + "0900" + "0a00000000000000"));
  }

  /// The CRC of a record of eight zero bytes twice, two empty texts and 9 bytes of data, by zlib.
  @Test
  void anAttachmentsCrcIsThatOfTheFieldsBeforeIt() {
    byte[] data = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(hex(new McapAttachment(0, 0, "", "", data)::write))
        .isEqualTo(
            "09"
                + "2d00000000000000"
                + ("0000000000000000" + "0000000000000000" + "00000000" + "00000000")
                + ("0900000000000000" + "313233343536373839")
                + "ff29c622");
  }

  /// The spec's smallest file with the records this writer always adds: Data End with the CRC of
  /// magic and header, Statistics, its Summary Offset, Footer. CRCs by zlib.
  @Test
  void anEmptyFileIsTheseBytes() throws IOException {
    Path file = folder.resolve("empty.mcap");
    McapWriter.create(file, new McapHeader("", ""), McapOptions.STANDARD).close();
    String summary =
        ("0b" + "2e00000000000000" + "00".repeat(8 + 2 + 4 * 4 + 8 + 8 + 4))
            + ("0e" + "1100000000000000" + "0b" + "2600000000000000" + "3700000000000000")
            + ("02" + "1400000000000000" + "2600000000000000" + "5d00000000000000");
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
        .isEqualTo(
            MAGIC
                + ("01" + "0800000000000000" + "00".repeat(8))
                + ("0f" + "0400000000000000" + "73c3faeb")
                + (summary + "3989a619")
                + MAGIC);
    try (McapReader reader = McapReader.open(file)) {
      assertThat(reader.messages().next()).isNull();
    }
    assertThat(McapCheck.check(file).findings()).isEmpty();
  }

  /// A reader ignores fields behind those it knows, records it does not know, and schema 0.
  @Test
  void whatALaterVersionMayAddIsPassedOver() throws IOException {
    String bytes =
        MAGIC
            + ("01" + "0a00000000000000" + "00".repeat(8) + "ffff")
            + ("03" + "0e00000000000000" + "00".repeat(14))
            + ("7f" + "0100000000000000" + "00")
            + ("80" + "0000000000000000")
            + ("04" + "1200000000000000" + "0300" + "0000" + "00".repeat(12) + "ffff")
            + ("05" + "1700000000000000" + "0300" + "01000000" + "00".repeat(16) + "aa")
            + ("0f" + "0400000000000000" + "00000000");
    Path file = Files.write(folder.resolve("later.mcap"), HexFormat.of().parseHex(bytes));
    Scanned scanned = Scanned.of(file);
    assertThat(scanned.end().kind()).isEqualTo(McapEnd.Kind.FINISHED);
    assertThat(scanned.schemas()).isEmpty();
    assertThat(scanned.messages())
        .containsExactly(new McapMessage(3, 1, 0, 0, ByteBuffer.wrap(new byte[] {(byte) 0xAA})));
  }

  private Path sample() throws IOException {
    Path file = folder.resolve("sample.mcap");
    McapOptions options = new McapOptions(McapCompression.NONE, 1 << 20);
    try (McapWriter writer = McapWriter.create(file, new McapHeader("ros2", "golden"), options)) {
      Map<String, String> robot = new LinkedHashMap<>();
      robot.put("serial", "7");
      robot.put("arm", "left");
      writer.addMetadata(new McapMetadata("robot", robot));
      writer.addAttachment(new McapAttachment(6, 5, "a.txt", "text/plain", ascii("123456789")));
      writer.addSchema(
          new McapSchema(1, "demo/Point", "jsonschema", ascii("{\"type\":\"object\"}")));
      writer.addChannel(new McapChannel(1, 1, "/point", "json", Map.of("frame", "base")));
      writer.addMessage(1, 1, 1000, 900, ByteBuffer.wrap(ascii("{\"x\":1}")));
      writer.addMessage(1, 2, 2000, 1900, ByteBuffer.wrap(ascii("{\"x\":2}")));
    }
    return file;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String golden() throws IOException {
    try (InputStream in = McapFormatTest.class.getResourceAsStream("python-mcap-1.6.0.hex")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replace("\n", "");
    }
  }

  private static String hex(java.util.function.Consumer<RecordBytes> record) {
    RecordBytes bytes = new RecordBytes(1);
    record.accept(bytes);
    byte[] all = new byte[bytes.size()];
    bytes.view().get(all);
    return HexFormat.of().formatHex(all);
  }
}
