package dev.sinew.drivers.camera.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartParserTest {

  private final List<byte[]> bodies = new ArrayList<>();
  private int heads;

  private MultipartParser parser(String type) throws IOException {
    return new MultipartParser(
        type,
        new MultipartParser.Parts() {
          @Override
          public void begins() {
            heads++;
          }

          @Override
          public void ends(byte[] body) {
            bodies.add(body);
          }
        });
  }

  private static byte[] stream(List<byte[]> parts, boolean lengths) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("preamble\r\n".getBytes(StandardCharsets.US_ASCII));
    for (byte[] part : parts) {
      String head = "--xyz\r\nContent-type: image/jpeg\r\n";
      if (lengths) head += "CONTENT-LENGTH:  " + part.length + "\r\n";
      out.writeBytes((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(part);
      out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static List<byte[]> parts(Random random) {
    List<byte[]> parts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      byte[] part = new byte[random.nextInt(300)];
      random.nextBytes(part);
      // A body of unknown length must not hold its boundary, nor end in a line break.
      for (int k = 0; k < part.length; k++) if (part[k] == '-' || part[k] == '\n') part[k] = 1;
      if (part.length > 0 && part[part.length - 1] == '\r') part[part.length - 1] = 1;
      parts.add(part);
    }
    return parts;
  }

  @Property(seed = "11", tries = 400)
  void partsComeOutHoweverTheBytesWereCut(
      @ForAll long seed, @ForAll boolean lengths, @ForAll @IntRange(min = 1, max = 400) int most)
      throws IOException {
    bodies.clear();
    Random random = new Random(seed);
    List<byte[]> parts = parts(random);
    byte[] bytes = stream(parts, lengths);
    MultipartParser parser = parser("multipart/x-mixed-replace;boundary=xyz");
    for (int at = 0; at < bytes.length; ) {
      int count = Math.min(bytes.length - at, 1 + random.nextInt(most));
      parser.accept(ByteBuffer.wrap(bytes, at, count));
      at += count;
    }
    assertThat(bodies).hasSize(4);
    for (int i = 0; i < 4; i++) assertThat(bodies.get(i)).isEqualTo(parts.get(i));
  }

  @Property(seed = "12", tries = 400)
  void mutatedBytesGivePartsOrTheDeclaredException(
      @ForAll long seed, @ForAll boolean lengths, @ForAll @IntRange(min = 1, max = 20) int changes)
      throws IOException {
    Random random = new Random(seed);
    byte[] bytes = stream(parts(random), lengths);
    for (int i = 0; i < changes; i++)
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    MultipartParser parser = parser("multipart/x-mixed-replace;boundary=xyz");
    try {
      parser.accept(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      assertThat(e.getMessage()).startsWith("a part");
    }
    assertThat(heads).isGreaterThanOrEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/x-mixed-replace; boundary=xyz",
        "Multipart/X-Mixed-Replace;Boundary=\"xyz\"; charset=x",
        "multipart/x-mixed-replace;boundary=--xyz",
      })
  void theBoundaryIsFoundAsServersWriteIt(String type) throws IOException {
    parser(type).accept(ByteBuffer.wrap(stream(List.of(new byte[] {1, 2, 3}), true)));
    assertThat(bodies).hasSize(1);
    assertThat(heads).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999999999", "1e3", "x", "100000000"})
  void aLengthThatIsNoneIsRefusedBeforeMemoryIsTaken(String length) throws IOException {
    MultipartParser parser = parser("multipart/x-mixed-replace;boundary=xyz");
    byte[] head =
        ("--xyz\r\nContent-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> parser.accept(ByteBuffer.wrap(head)))
        .isInstanceOf(IOException.class)
        .hasMessage("a part with Content-Length " + length);
  }

  @Test
  void bytesWithoutAnyHeadAreRefused() throws IOException {
    MultipartParser parser = parser("multipart/x-mixed-replace;boundary=xyz");
    assertThatThrownBy(() -> parser.accept(ByteBuffer.wrap(new byte[20_000])))
        .hasMessage("a part's head of more than 16384 bytes");
  }
}
