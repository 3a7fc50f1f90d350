package dev.sinew.drivers.mqtt.arm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.mqtt.IncomingMessage;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncodingTest {

  private static final Shape STATE = Shape.state(2);
  private static final Map<String, String> WORDS =
      Map.of("seq", "7", "t_ns", "12345", "session", "s");

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void whatIsWrittenIsReadAgainWhateverTheReceiverExpects(Encoding encoding) throws Exception {
    Sample sample =
        new Sample("s", 7, 12345, 20, new double[] {0.5, -1.25}, new double[] {2, 0.125});
    IncomingMessage message = Arms.delivered("t", encoding.write(sample, STATE), 0);
    for (Encoding expected : Encoding.values()) {
      Sample read = expected.read(message, STATE);
      assertThat(read).usingRecursiveComparison().isEqualTo(sample);
    }
  }

  /// The floats: IEEE 754, 0.5 = 3fe0000000000000, -1.25 = bff4000000000000; 3f000000, bfa00000.
  @ParameterizedTest
  @CsvSource({
    "float64, 000000000000e03f000000000000f4bf",
    "float32, 0000003f0000a0bf",
  })
  void floatsAreLittleEndian(String dtype, String hex) throws Exception {
    var words = new java.util.HashMap<>(WORDS);
    words.put("dtype", dtype);
    byte[] payload = HexFormat.of().parseHex(hex);
    Sample read = Encoding.JSON.read(message("application/octet-stream", words, payload), STATE);
    assertThat(read.values()).containsExactly(0.5, -1.25);
    assertThat(read.rates()).isEmpty();
  }

  /// By hand after RFC 8949: a4 map of 4; 63 736571 "seq", 07; 64 745f6e73 "t_ns", 19 3039 = 12345;
  /// 67 73657373696f6e "session", 61 73 "s"; 68 706f736974696f6e "position", 82 array of 2, f9 3800
  /// = 0.5 (half), fb bff4000000000000 = -1.25.
  @Test
  void cborIsReadWithoutUserProperties() throws Exception {
    byte[] payload =
        HexFormat.of()
            .parseHex(
                "a46373657107"
                    + "64745f6e73193039"
                    + "6773657373696f6e6173"
                    + "68706f736974696f6e82f93800fbbff4000000000000");
    Sample read = Encoding.FLOAT64.read(message("application/cbor", Map.of(), payload), STATE);
    assertThat(read.sequence()).isEqualTo(7);
    assertThat(read.senderNanos()).isEqualTo(12345);
    assertThat(read.session()).isEqualTo("s");
    assertThat(read.values()).containsExactly(0.5, -1.25);
  }

  @Test
  void jsonIsReadWithoutAnyPropertyOfMqtt5() throws Exception {
    String text =
        """
        {"seq": 7, "t_ns": 12345, "session": "s", "position": [0.5, -1.25], "velocity": [1, 2]}\
        """;
    Sample read = Encoding.JSON.read(message("", Map.of(), text.getBytes(UTF_8)), STATE);
    assertThat(read.sequence()).isEqualTo(7);
    assertThat(read.rates()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {} | 'position' is no list of 2 numbers",
        "application/json | {\"position\": [1]} | 'position' is no list of 2 numbers",
        "application/json | {\"position\": [1, null]} | 'position' has no finite number at 1",
        "application/json | {\"position\": [1, 1e999]} | 'position' has no finite number at 1",
        "application/json | {\"position\": [1, \"2\"]} | 'position' has no finite number at 1",
        "application/json | [1, 2] | is no object",
        "application/json; charset=utf-8 | {\"position\": [1, 2], \"velocity\": 3} |"
            + " 'velocity' is no list of 2 numbers",
        "application/octet-stream | 12345678 | 8 bytes; 16 or 32 would be right",
        "text/html | x | content type 'text/html'"
      })
  void aMalformedPayloadIsNamed(String type, String payload, String complaint) {
    assertThatThrownBy(
            () -> Encoding.JSON.read(message(type, WORDS, payload.getBytes(UTF_8)), STATE))
        .isInstanceOf(MalformedSampleException.class)
        .hasMessage(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "seq, -1, 'seq ''-1'' is no count below 2^62'",
    "seq, 99999999999999999999, 'seq ''99999999999999999999'' is no count below 2^62'",
    "t_ns, 4611686018427387904, 't_ns ''4611686018427387904'' is no count below 2^62'",
    "t_ns, '', t_ns is missing",
    "session, '', session is missing",
  })
  void aMalformedWordIsNamed(String name, String word, String complaint) {
    var words = new java.util.HashMap<>(WORDS);
    words.put(name, word);
    assertThatThrownBy(() -> Encoding.FLOAT64.read(message("", words, new byte[16]), STATE))
        .isInstanceOf(MalformedSampleException.class)
        .hasMessage(complaint);
  }

  @Property(seed = "20251121", tries = 2000)
  void bytesAtRandomAreReadOrRefused(
      @ForAll("types") String type, @ForAll @Size(max = 200) byte[] payload) {
    mustBeReadOrRefused(message(type, WORDS, payload));
  }

  /// Truncated, with a byte changed, with a byte doubled.
  @Property(seed = "20251121", tries = 4000)
  void damagedMessagesAreReadOrRefused(
      @ForAll Encoding encoding,
      @ForAll @IntRange(max = 400) int at,
      @ForAll byte value,
      @ForAll @IntRange(max = 2) int how) {
    Sample sample = new Sample("s", 7, 12345, 20, new double[] {0.5, -1.25}, new double[] {2, 1});
    IncomingMessage whole = Arms.delivered("t", encoding.write(sample, STATE), 0);
    byte[] bytes = whole.payload();
    int place = at % bytes.length;
    byte[] damaged =
        switch (how) {
          case 0 -> java.util.Arrays.copyOf(bytes, place);
          case 1 -> bytes.clone();
          default -> java.util.Arrays.copyOf(bytes, bytes.length + 1);
        };
    if (how > 0) damaged[place] = value;
    mustBeReadOrRefused(message(whole.contentType(), Map.of(), damaged));
  }

  @Property(seed = "20251121", tries = 1000)
  void wordsAtRandomAreReadOrRefused(
      @ForAll String seq, @ForAll String type, @ForAll String dtype) {
    var words = Map.of("seq", seq, "t_ns", "1", "session", "s", "dtype", dtype);
    mustBeReadOrRefused(message(type, words, new byte[16]));
    mustBeReadOrRefused(message("", words, new byte[16]));
  }

  /// Lists in lists, to the size that a message may have.
  @Property(seed = "20251121", tries = 20)
  void deepNestingIsRefused(@ForAll("openers") String opener) {
    String type = opener.length() == 1 ? "application/json" : "application/cbor";
    byte[] one = opener.length() == 1 ? opener.getBytes(UTF_8) : HexFormat.of().parseHex(opener);
    byte[] payload = new byte[60_000];
    for (int i = 0; i < payload.length; i++) payload[i] = one[i % one.length];
    mustBeReadOrRefused(message(type, WORDS, payload));
  }

  @Provide
  Arbitrary<String> types() {
    return Arbitraries.of(
        "", "application/json", "application/cbor", "application/octet-stream", "x");
  }

  @Provide
  Arbitrary<String> openers() {
    return Arbitraries.of("[", "{", "9f", "bf", "81", "5f", "c0", "a161ff");
  }

  private static void mustBeReadOrRefused(IncomingMessage message) {
    for (Encoding encoding : new Encoding[] {Encoding.FLOAT64, Encoding.JSON, Encoding.CBOR}) {
      try {
        Sample read = encoding.read(message, STATE);
        assertThat(read.values()).hasSize(2).doesNotContain(Double.NaN);
        assertThat(read.rates().length).isIn(0, 2);
      } catch (MalformedSampleException e) {
        assertThat(e.getMessage().lines().count()).isLessThanOrEqualTo(1);
        assertThat(e.getMessage()).hasSizeLessThan(200);
      }
    }
  }

  private static IncomingMessage message(String type, Map<String, String> words, byte[] payload) {
    return new IncomingMessage("t", payload, 0, false, type, 0, words, "", new byte[0], 0);
  }
}
