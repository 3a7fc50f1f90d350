package dev.sinew.teleop.device.spacemouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Reports put together by hand from PySpaceMouse's `devices.toml` (channel, bytes) with the axes
/// of HID Usage Tables 4.2: x right, y towards the user, z down.
class ReportReaderTest {

  private static final int MOST = 1400;

  private final ReportReader reader = new ReportReader(MOST);
  private final CapState state = new CapState();

  @Test
  void aPushToTheRightBackAndDownIsThatInTheOperatorsFrame() {
    // SpaceNavigator: 350 right, 200 towards the user, 100 down
    assertThat(read("01 5e01 c800 6400")).isTrue();
    assertThat(counts()).containsExactly(-200, -350, -100, 0, 0, 0);
  }

  @Test
  void rotationsFollowTheSameTurnOfAxes() {
    // 350 about x (right), -1 about y, -350 about z (down)
    assertThat(read("02 5e01 ffff a2fe")).isTrue();
    assertThat(counts()).containsExactly(0, 0, 0, 1, -350, 350);
  }

  @Test
  void newerModelsSayAllSixInOneReport() {
    // SpaceMouse Pro Wireless
    assertThat(read("01 0100 0200 0300 0400 0500 0600")).isTrue();
    assertThat(counts()).containsExactly(-2, -1, -3, -5, -4, -6);
  }

  @Test
  void whatAHostPadsATranslationWithIsNoRotation() {
    read("02 6400 6400 6400 000000000000");
    assertThat(read("01 0100 0200 0300 000000000000")).isTrue();
    assertThat(counts()).containsExactly(-2, -1, -3, -100, -100, -100);
  }

  @Test
  void buttonsAreBitsInTheOrderOfTheirBytes() {
    // SpaceMouse Pro: MENU is byte 1 bit 0, '1' byte 2 bit 4, SHIFT byte 4 bit 0
    assertThat(read("03 01 10 00 01")).isTrue();
    assertThat(state.buttons()).isEqualTo(1 | 1 << 12 | 1 << 24);
    assertThat(read("03 00 00")).isTrue();
    assertThat(state.buttons()).isZero();
  }

  @Test
  void batteryReportsAndStumpsMeanNothing() {
    assertThat(read("17 64")).isFalse();
    assertThat(read("01 5e01 c800 64")).isFalse();
    assertThat(read("01")).isFalse();
    assertThat(reader.read(new byte[0], 0, state)).isFalse();
    assertThat(counts()).containsOnly(0);
  }

  @Test
  void aCapThatLiesIsNotBelieved() {
    read("01 0100 0200 0300 0400 0500 0600");
    assertThat(read("01 ff7f 0000 0000 0000 0000 0000")).isFalse();
    assertThat(read("01 0000 0000 0000 0000 0080 0000")).isFalse();
    assertThat(counts()).containsExactly(-2, -1, -3, -5, -4, -6);
  }

  @Property(seed = "20261121", tries = 5000)
  void noBytesBreakItAndNothingBeyondACapsReachIsBelieved(
      @ForAll @Size(min = 64, max = 64) byte[] report, @ForAll @IntRange(max = 64) int length) {
    report[0] = (byte) (report[0] & 3);
    reader.read(report, length, state);
    for (int count : counts()) assertThat(Math.abs(count)).isLessThanOrEqualTo(MOST);
  }

  private boolean read(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    byte[] report = new byte[ReportReader.MOST_BYTES];
    System.arraycopy(bytes, 0, report, 0, bytes.length);
    return reader.read(report, bytes.length, state);
  }

  private int[] counts() {
    return IntStream.range(0, CapAxis.COUNT).map(state::counts).toArray();
  }
}
