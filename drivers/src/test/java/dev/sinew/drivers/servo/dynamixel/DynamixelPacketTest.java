package dev.sinew.drivers.servo.dynamixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bytes of the ROBOTIS e-manual "DYNAMIXEL Protocol 2.0" and of dynamixel-sdk 4.1.0 (Python), the
/// stuffed ones by its `addStuffing` and `updateCRC`; its own `txPacket` drops what `addStuffing`
/// gives back.
class DynamixelPacketTest {

  @Test
  void theCrcIsTheOneOfTheManual() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(Crc16.of(digits, 0, digits.length)).isEqualTo(0xFEE8);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, '', fffffd0001030001194e",
    "1, 2, 84000400, fffffd0001070002840004001d15",
    "5, 3, 74009cffffff, fffffd000509000374009cffffff8f35",
    "254, 130, 7c001700010203, fffffd00fe0a00827c001700010203a29c",
    "254, 138, 7c001700010203, fffffd00fe0a008a7c001700010203921c",
    "3, 8, '', fffffd00030300082ce6",
    "1, 3, 7400fffffd00, fffffd00010a00037400fffffdfd0021e7",
    "1, 3, 7400fffffdfd, fffffd00010a00037400fffffdfdfd2c65",
    "1, 3, 7400fffffffffdfffffd, fffffd00010f00037400fffffffffdfdfffffdfd5be3"
  })
  void packetsAreTheMakersOwn(int id, int instruction, String parameters, String whole) {
    byte[] packet = packet(id, instruction, hex(parameters));
    assertThat(HexFormat.of().formatHex(packet)).isEqualTo(whole);
    assertThat(parse(packet)).isEqualTo(hex(parameters));
  }

  /// The manual's answer of an XM430-W210, firmware 38.
  @Test
  void theManualsAnswerToAPingIsRead() {
    assertThat(parse(hex("fffffd000107005500060426655d"))).isEqualTo(hex("00060426"));
  }

  /// Each servo's CRC covers all that was sent so far (manual, "Fast Sync Read").
  @Test
  void severalServosAnswerInOnePacketEachWithItsCrc() {
    FastStatus status = new FastStatus();
    status.begin(2, 4);
    status.add(3, 0, hex("a600"), 0, 2);
    status.add(7, 0x80, hex("fffd"), 0, 2);
    byte[] whole = Arrays.copyOf(status.bytes(), status.length());
    assertThat(whole).startsWith(hex("fffffd00fe0d00550003a600"));
    assertThat(whole[12] & 0xFF | (whole[13] & 0xFF) << 8).isEqualTo(bitwiseCrc(whole, 0, 12));
    assertThat(parse(whole)).hasSize(10).startsWith(hex("0003a600")).endsWith(hex("8007fffd"));
  }

  @Property(seed = "2001")
  void whatIsSentIsReadHoweverManyHeadersItHolds(
      @ForAll @IntRange(max = 252) int id, @ForAll("headerLike") byte[] parameters) {
    byte[] packet = packet(id, DynamixelInstruction.WRITE, parameters);
    assertThat(parse(packet)).isEqualTo(parameters);
    for (int i = 8; i < packet.length - 4; i++)
      if (packet[i] == -1 && packet[i + 1] == -1 && packet[i + 2] == (byte) 0xFD)
        assertThat(packet[i + 3]).isEqualTo((byte) 0xFD);
  }

  @Provide
  Arbitrary<byte[]> headerLike() {
    Arbitrary<Byte> bytes =
        Arbitraries.of((byte) 0xFF, (byte) 0xFF, (byte) 0xFD, (byte) 0, (byte) 7);
    return bytes.array(byte[].class).ofMaxSize(60);
  }

  @Test
  void noBytesCrashTheParserOrGiveAPacketWithAWrongCrc() {
    SplittableRandom random = new SplittableRandom(20_002);
    DynamixelParser parser = new DynamixelParser();
    byte[] stream = new byte[1_000_000];
    fill(stream, random);
    int found = 0;
    for (int fed = 0; fed < stream.length; ) {
      int count = Math.min(random.nextInt(1, 200), stream.length - fed);
      assertThat(parser.feed(stream, fed, count)).isEqualTo(count);
      fed += count;
      while (parser.next()) {
        int end = fed - parser.pending();
        int at = end - parser.length();
        int crc = stream[end - 2] & 0xFF | (stream[end - 1] & 0xFF) << 8;
        assertThat(crc).isEqualTo(bitwiseCrc(stream, at, parser.length() - 2));
        assertThat(parser.parameters()).isLessThanOrEqualTo(parser.length() - 10);
        found++;
      }
      parser.expectAtMost(random.nextInt(10, 5000));
    }
    assertThat(found).isGreaterThan(1000);
    assertThat(parser.damaged()).isGreaterThan(100);
  }

  /// Noise full of headers, sound packets and ones with one byte changed.
  private static void fill(byte[] stream, SplittableRandom random) {
    byte[] common = {-1, -1, (byte) 0xFD, 0, 0x55, 3, 1, (byte) 0xFE};
    for (int at = 0; at < stream.length; ) {
      byte[] parameters = new byte[random.nextInt(30)];
      for (int i = 0; i < parameters.length; i++)
        parameters[i] =
            random.nextBoolean() ? common[random.nextInt(common.length)] : (byte) random.nextInt();
      byte[] next = parameters;
      if (random.nextInt(3) > 0) next = packet(random.nextInt(253), 3, parameters);
      if (random.nextInt(4) == 0 && next.length > 0) next[random.nextInt(next.length)] ^= 0x10;
      int count = Math.min(next.length, stream.length - at);
      System.arraycopy(next, 0, stream, at, count);
      at += count;
    }
  }

  /// Without a table, bit by bit.
  private static int bitwiseCrc(byte[] bytes, int offset, int length) {
    int crc = 0;
    for (int i = offset; i < offset + length; i++)
      for (int bit = 7; bit >= 0; bit--) {
        boolean one = ((crc >> 15 ^ bytes[i] >> bit) & 1) != 0;
        crc = crc << 1 & 0xFFFF ^ (one ? 0x8005 : 0);
      }
    return crc;
  }

  private static byte[] packet(int id, int instruction, byte[] parameters) {
    DynamixelBuilder builder = new DynamixelBuilder();
    builder.begin(id, instruction).add(parameters, 0, parameters.length).finish();
    return builder.copy();
  }

  private static byte[] parse(byte[] packet) {
    DynamixelParser parser = new DynamixelParser();
    parser.feed(packet, 0, packet.length);
    assertThat(parser.next()).isTrue();
    assertThat(parser.length()).isEqualTo(packet.length);
    byte[] parameters = new byte[parser.parameters()];
    for (int i = 0; i < parameters.length; i++) parameters[i] = (byte) parser.parameter(i);
    assertThat(parser.next()).isFalse();
    return parameters;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
