package dev.sinew.drivers.servo.feetech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.register.Field;
import java.util.HexFormat;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bytes as feetech-servo-sdk 1.0.0 (Python) sends them.
class FeetechPacketTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, '', ffff010201fb",
    "1, 2, 3802, ffff0104023802be",
    "1, 3, 2a3412, ffff0105032a341286",
    "254, 131, 2a0201e80302b80b, fffffe0a832a0201e80302b80b97",
    "254, 130, 380f010203040506, fffffe0a82380f01020304050619"
  })
  void packetsAreTheMakersOwn(int id, int instruction, String parameters, String whole) {
    byte[] packet = packet(id, instruction, HexFormat.of().parseHex(parameters));
    assertThat(HexFormat.of().formatHex(packet)).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({"false, ffff0105032a341286", "true, ffff0105032a123486"})
  void aGoalIsWrittenInTheOrderOfTheSeries(boolean scs, String whole) {
    Field goal = (scs ? FeetechRegisters.SCS : FeetechRegisters.STS).field(Register.GOAL_POSITION);
    FeetechBuilder builder = new FeetechBuilder();
    builder.begin(1, FeetechInstruction.WRITE).add(goal.address()).add(goal, 0x1234).finish();
    assertThat(HexFormat.of().formatHex(builder.copy())).isEqualTo(whole);
  }

  @Test
  void anAnswerIsFoundByteByByteBehindGarbage() {
    FeetechParser parser = new FeetechParser();
    for (byte one : HexFormat.of().parseHex("00ff01ffffff0104001805")) {
      parser.feed(new byte[] {one}, 0, 1);
      assertThat(parser.next()).isFalse();
    }
    parser.feed(new byte[] {(byte) 0xDD}, 0, 1);
    assertThat(parser.next()).isTrue();
    assertThat(parser.id()).isOne();
    assertThat(parser.code()).isZero();
    assertThat(parser.parameters()).isEqualTo(2);
    assertThat(parser.parameter(1)).isEqualTo(5);
    assertThat(parser.next()).isFalse();
    assertThat(parser.pending()).isZero();
    assertThat(parser.skipped()).isEqualTo(4);
  }

  @Test
  void aPacketLongerThanTheLengthByteCanSayIsRefused() {
    FeetechBuilder builder = new FeetechBuilder();
    builder.begin(1, FeetechInstruction.WRITE);
    for (int i = 0; i < 254; i++) builder.add(0);
    assertThatThrownBy(builder::finish).hasMessageContaining("253");
  }

  @Property(seed = "2002")
  void whatIsSentIsReadWhateverStandsBefore(
      @ForAll @IntRange(max = 253) int id,
      @ForAll byte code,
      @ForAll @Size(max = 253) byte[] parameters,
      @ForAll @Size(max = 20) byte[] before) {
    FeetechParser parser = new FeetechParser();
    byte[] packet = packet(id, code, parameters);
    parser.expectAtMost(packet.length);
    parser.feed(before, 0, before.length);
    while (parser.next()) assertThat(parser.length()).isLessThanOrEqualTo(before.length);
    parser.feed(packet, 0, packet.length);
    while (!found(parser, packet)) assertThat(parser.abandon()).isTrue();
  }

  private static boolean found(FeetechParser parser, byte[] packet) {
    while (parser.next()) if (parser.isCopyOf(packet, packet.length)) return true;
    return false;
  }

  @Test
  void noBytesCrashTheParserOrGiveAPacketWithAWrongChecksum() {
    SplittableRandom random = new SplittableRandom(20_001);
    FeetechParser parser = new FeetechParser();
    byte[] stream = new byte[1_000_000];
    fill(stream, random);
    int found = 0;
    for (int fed = 0; fed < stream.length; ) {
      int count = Math.min(random.nextInt(1, 200), stream.length - fed);
      assertThat(parser.feed(stream, fed, count)).isEqualTo(count);
      fed += count;
      while (parser.next()) {
        int end = fed - parser.pending();
        int sum = 0;
        for (int i = end - parser.length() + 2; i < end; i++) sum += stream[i];
        assertThat(sum & 0xFF).isEqualTo(0xFF);
        found++;
      }
      parser.expectAtMost(random.nextInt(6, 400));
    }
    assertThat(found).isGreaterThan(1000);
    assertThat(parser.damaged()).isGreaterThan(1000);
  }

  /// Noise full of headers, sound packets and ones with one byte changed.
  private static void fill(byte[] stream, SplittableRandom random) {
    for (int at = 0; at < stream.length; ) {
      byte[] next = new byte[random.nextInt(30)];
      for (int i = 0; i < next.length; i++)
        next[i] = random.nextBoolean() ? -1 : (byte) random.nextInt();
      if (random.nextInt(3) > 0) next = packet(random.nextInt(254), 0, next);
      if (random.nextInt(4) == 0 && next.length > 0) next[random.nextInt(next.length)] ^= 0x10;
      int count = Math.min(next.length, stream.length - at);
      System.arraycopy(next, 0, stream, at, count);
      at += count;
    }
  }

  private static byte[] packet(int id, int code, byte[] parameters) {
    FeetechBuilder builder = new FeetechBuilder();
    builder.begin(id, code).add(parameters, 0, parameters.length).finish();
    return builder.copy();
  }
}
