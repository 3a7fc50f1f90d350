package dev.sinew.policies.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Golden frames: `policies/src/test/python/openpi_frames.py`, run with msgpack 1.2.4 and numpy
/// 2.4.6.
class MessageTest {

  @Test
  void aRequestIsWrittenAsPythonWritesItByteForByte() throws IOException {
    byte[] pixels = new byte[24];
    for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) i;
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("observation/joint_position", NdArray.of(new double[] {0.5, -1.25, 3}, 3));
    request.put("observation/image", NdArray.of(pixels, 2, 4, 3));
    float[] high = {0, 0.25f, 0.5f, 0.75f, 1, 1.25f};
    request.put("images", Map.of("cam_high", NdArray.of(high, 2, 3)));
    request.put("prompt", "pick up the fork");
    assertThat(Message.write(request)).isEqualTo(golden("openpi-request.msgpack"));
    assertThat(MessageReader.read(golden("openpi-request.msgpack"))).isEqualTo(request);
  }

  @Test
  void anAnswerOfPythonIsReadWithItsArraysScalarsAndNulls() throws IOException {
    Map<String, Object> answer = MessageReader.read(golden("openpi-answer.msgpack"));
    NdArray actions = (NdArray) answer.get("actions");
    assertThat(actions.shape()).containsExactly(2, 4);
    assertThat(actions.doubles()).containsExactly(0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5);
    assertThat(((NdArray) answer.get("state")).doubles()).containsExactly(1, -2);
    assertThat(((NdArray) answer.get("flag")).doubles()).containsExactly(1, 0);
    assertThat(answer.get("policy_timing")).isEqualTo(Map.of("infer_ms", 12.5));
    assertThat(answer.get("n")).isEqualTo(7L);
    Map<?, ?> timing = (Map<?, ?>) answer.get("server_timing");
    assertThat(timing.keySet()).hasToString("[infer_ms, prev_total_ms]");
    assertThat(timing.get("prev_total_ms")).isNull();
  }

  @Test
  void markerKeysMayBeTextToo() {
    Map<String, Object> array = new LinkedHashMap<>();
    array.put("__ndarray__", true);
    array.put("data", "abcd");
    array.put("dtype", "|u1");
    array.put("shape", List.of(4L));
    byte[] bytes = Message.write(Map.of("a", array));
    int data = indexOf(bytes, "abcd") - 1;
    byte[] withBytes = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, withBytes, 0, data);
    withBytes[data] = (byte) 0xc4; // bin8 instead of fixstr
    withBytes[data + 1] = 4;
    System.arraycopy(bytes, data + 1, withBytes, data + 2, bytes.length - data - 1);
    assertThat(((NdArray) MessageReader.read(withBytes).get("a")).doubles())
        .containsExactly('a', 'b', 'c', 'd');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                     | no MessagePack: MessageInsufficientBufferException",
        "05                     | not a map of names to values",
        "8000                   | bytes behind the message",
        "81a16101a1             | bytes behind the message",
        "82a16101a16102         | two values for 'a'",
        "810101                 | a key that is no text",
        "81a161c6ffffffff       | no MessagePack: MessageSizeException",
        "81a161c67fffffff       | cut off in the middle",
        "81a161db7fffffff       | cut off in the middle",
        "81a161dd7fffffff       | no MessagePack: MessageInsufficientBufferException",
        "df7fffffff             | no MessagePack: MessageInsufficientBufferException",
        "81a161d40000           | an extension type",
        "81a1ff01               | a text that is not UTF-8",
        "81a161c1               | no MessagePack: MessageFormatException"
      })
  void whatIsNoMessageIsRefusedInOneLine(String hex, String complaint) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThatThrownBy(() -> MessageReader.read(bytes))
        .isInstanceOf(WireException.class)
        .hasMessage(complaint);
  }

  @Test
  void nestingHasABottom() {
    byte[] bytes = new byte[3 + 1_000_000];
    Arrays.fill(bytes, (byte) 0x91); // a list in a list in a list ...
    bytes[0] = (byte) 0x81;
    bytes[1] = (byte) 0xa1;
    bytes[2] = 'a';
    assertThatThrownBy(() -> MessageReader.read(bytes)).hasMessage("nested deeper than 16");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<f4 | 4,4        | 63 bytes for an array '<f4' of shape [4, 4]",
        "<f4 | 4,-4       | an array of shape [4, -4]",
        "<f4 | 9223372036854775807,4 | an array of shape [9223372036854775807, 4]",
        "<f4 | 4294967296,4294967296 | an array of shape [4294967296, 4294967296]",
        "'|O' | 4         | 'an array of type ''|O'''",
        "<U4 | 4          | an array of type '<U4'",
        "f4  | 4          | an array of type 'f4'",
        "<f4 | 1,1,1,1,1,1,1,1,1 | an array of 9 dimensions"
      })
  void anArrayWhoseBytesAreNotItsShapesIsRefused(String dtype, String sizes, String complaint) {
    long[] shape = Arrays.stream(sizes.split(",")).mapToLong(Long::parseLong).toArray();
    assertThatThrownBy(() -> new NdArray(dtype, shape, new byte[63]))
        .isInstanceOf(WireException.class)
        .hasMessage(complaint);
  }

  /// Damaged and random bytes give a message or a [WireException], never anything else.
  @Test
  void noBytesCrashTheReader() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    byte[] whole = golden("openpi-answer.msgpack");
    int refused = 0;
    for (int n = 0; n < 20_000; n++) {
      byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int i = 0; i < 1 + n % 4; i++)
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      if (n % 5 == 0) random.nextBytes(bytes);
      try {
        assertThat(MessageReader.read(bytes)).isNotNull();
      } catch (WireException e) {
        assertThat(e.getMessage().lines()).hasSize(1);
        refused++;
      }
    }
    assertThat(refused).isBetween(15_000, 20_000);
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static byte[] golden(String name) throws IOException {
    try (var in = MessageTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
