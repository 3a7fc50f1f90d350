package dev.sinew.drivers.ros.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.ros.memory.MemoryGraph;
import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosPictureTest {

  /// `cv2.imencode('.png', np.uint16([[0, 500], [1000, 65535]]))`, OpenCV 4.13.0.
  private static final byte[] DEPTH_PNG =
      HexFormat.of()
          .parseHex(
              "89504e470d0a1a0a0000000d4948445200000002000000021000000000074d8ebb0000001249444154"
                  + "081d63646060fcc2c8fce28f38000aab02f6ade012aa0000000049454e44ae426082");

  /// Of two pixels, red 1 2 3 and green 40 50 60, behind each row one byte of filling.
  @ParameterizedTest
  @CsvSource({
    "rgb8, 7, 1 2 3 40 50 60 0",
    "bgr8, 7, 3 2 1 60 50 40 0",
    "rgba8, 9, 1 2 3 9 40 50 60 9 0",
    "bgra8, 9, 3 2 1 9 60 50 40 9 0"
  })
  void coloursLeaveTheirOrderAndTheFillingOfTheirRows(String encoding, int step, String data)
      throws IOException {
    Pixels pixels = RawImage.of(raw(1, 2, encoding, step, bytes(data)));
    assertThat(pixels.width()).isEqualTo(2);
    assertThat(pixels.rgb()).isEqualTo(bytes("1 2 3 40 50 60"));
  }

  /// Golden: `cv2.cvtColor(..., COLOR_YUV2RGB_UYVY)` of OpenCV 4.13.0, which `cv_bridge` calls.
  @Test
  void halvedColoursAreThoseOfOpenCv() throws IOException {
    byte[] uyvy = bytes("90 41 240 210 16 81 128 235 54 145 34 0 128 255 128 100");
    byte[] rgb =
        bytes("208 0 0 255 150 149 76 119 0 255 255 29 0 255 1 0 105 0 255 255 255 98 98 98");
    assertThat(RawImage.of(raw(1, 8, "yuv422", 16, uyvy)).rgb()).isEqualTo(rgb);
    byte[] yuyv = uyvy.clone();
    for (int i = 0; i < yuyv.length; i++) yuyv[i] = uyvy[i ^ 1];
    assertThat(RawImage.of(raw(1, 8, "yuv422_yuy2", 16, yuyv)).rgb()).isEqualTo(rgb);
  }

  @ParameterizedTest
  @CsvSource({"yuv422, c1780703", "yuv422_yuy2, 694f512c"})
  void aWholePictureIsThatOfOpenCv(String encoding, String crc) throws IOException {
    byte[] data = new byte[2 * 32 * 16];
    for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 7919 + i * i % 251);
    CRC32 sum = new CRC32();
    sum.update(RawImage.of(raw(16, 32, encoding, 64, data)).rgb());
    assertThat(sum.getValue()).isEqualTo(Long.parseLong(crc, 16));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1|2|bayer_rggb8|8|encoding 'bayer_rggb8'; images are read in rgb8, bgr8, rgba8, bgra8, mono8, yuv422 and yuv422_yuy2
          1|3|yuv422|6|3 pixels a row in yuv422, where they come in pairs
          1|2|rgb8|5|a picture of 2 x 1, 5 bytes a row, in 7 bytes
          2|2|rgb8|6|a picture of 2 x 2, 6 bytes a row, in 7 bytes
          0|2|rgb8|6|a picture of 2 x 0, 6 bytes a row, in 7 bytes
          4294967295|4294967295|mono8|4294967295|a picture of 4294967295 x 4294967295, 4294967295 bytes a row, in 7 bytes
          """)
  void aPictureThatCannotBeIsRefused(
      long height, long width, String encoding, long step, String complaint) {
    Group message = raw(height, width, encoding, step, new byte[7]);
    assertThatThrownBy(() -> RawImage.of(message))
        .isInstanceOf(DamagedPictureException.class)
        .hasMessage(complaint);
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void depthInMillimetresKeepsItsCountsInEitherOrderOfBytes(long big) throws IOException {
    ByteOrder order = big == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    byte[] data = new byte[10];
    ByteBuffer.wrap(data).order(order).putShort((short) 500).putShort((short) 65535);
    ByteBuffer.wrap(data, 5, 5).order(order).putShort((short) 0).putShort((short) 1);
    DepthImage depth = RawDepth.of(draft(2, 2, "16UC1", 5, data, big));
    assertThat(depth.depthM(0)).isEqualTo(0.5);
    assertThat(depth.depthM(1)).isEqualTo(65.535);
    assertThat(depth.depthM(2)).isZero();
    assertThat(depth.depthM(3)).isEqualTo(0.001);
  }

  @Test
  void depthInMetresKeepsItsHoles() throws IOException {
    byte[] data = new byte[8];
    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putFloat(1.5f).putFloat(Float.NaN);
    DepthImage depth = RawDepth.of(raw(1, 2, "32FC1", 8, data));
    assertThat(depth.depthM(0)).isEqualTo(1.5);
    assertThat(depth.depthM(1)).isNaN();
  }

  @Test
  void compressedDepthBeginsBehindTwelveBytes() throws IOException {
    DepthImage counts = CompressedDepth.of(compressed("16UC1; compressedDepth png", 0, 0));
    assertThat(counts.width()).isEqualTo(2);
    assertThat(counts.depthM(1)).isEqualTo(0.5);
    assertThat(counts.depthM(3)).isEqualTo(65.535);
    DepthImage metres = CompressedDepth.of(compressed("32FC1; compressedDepth png", 2000, 100));
    assertThat(metres.depthM(0)).isNaN();
    assertThat(metres.depthM(1)).isCloseTo(2000.0 / 400, within(1e-6));
    assertThat(metres.depthM(2)).isCloseTo(2000.0 / 900, within(1e-6));
  }

  @Test
  void compressedDepthOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> CompressedDepth.of(compressed("jpeg", 0, 0)))
        .hasMessage("format 'jpeg'; compressed depth is read of 16UC1 and 32FC1, as PNG");
    Group rvl =
        MemoryGraph.draft("sensor_msgs/CompressedImage")
            .set("format", "16UC1; compressedDepth rvl")
            .set("data", new byte[40])
            .build();
    assertThatThrownBy(() -> CompressedDepth.of(rvl))
        .hasMessage("a picture that is neither JPEG nor PNG");
  }

  @Property(seed = "83", tries = 300)
  void damagedDepthMakesDepthOrOneLine(
      @ForAll @Size(min = 1, max = 4) int[] where,
      @ForAll byte what,
      @ForAll @IntRange(min = 0, max = 90) int length) {
    byte[] data = payload(0, 0);
    for (int at : where) data[Math.floorMod(at, data.length)] ^= what;
    Group message =
        MemoryGraph.draft("sensor_msgs/CompressedImage")
            .set("format", "16UC1; compressedDepth")
            .set("data", java.util.Arrays.copyOf(data, Math.max(length, data.length - length)))
            .build();
    try {
      DepthImage depth = CompressedDepth.of(message);
      assertThat(depth.width() * depth.height()).isPositive();
    } catch (DamagedPictureException e) {
      assertThat(e.getMessage().lines()).hasSize(1);
    }
  }

  @Property(seed = "84", tries = 500)
  void anyNumbersMakePixelsOrOneLine(
      @ForAll @IntRange(min = -2, max = 9) int height,
      @ForAll @IntRange(min = -2, max = 9) int width,
      @ForAll @IntRange(min = -2, max = 40) int step,
      @ForAll @IntRange(min = 0, max = 5) int kind,
      @ForAll @Size(max = 200) byte[] data) {
    String[] encodings = {"rgb8", "bgra8", "mono8", "yuv422", "yuv422_yuy2", "rgb16"};
    long mask = 0xFFFF_FFFFL;
    Group message = raw(height & mask, width & mask, encodings[kind], step & mask, data);
    try {
      Pixels pixels = RawImage.of(message);
      assertThat(pixels.rgb()).hasSize(3 * pixels.width() * pixels.height());
    } catch (DamagedPictureException e) {
      assertThat(e.getMessage().lines()).hasSize(1);
    }
  }

  private static Group raw(long height, long width, String encoding, long step, byte[] data) {
    return draft(height, width, encoding, step, data, 0);
  }

  private static Group draft(
      long height, long width, String encoding, long step, byte[] data, long big) {
    return MemoryGraph.draft("sensor_msgs/Image")
        .set("height", height)
        .set("width", width)
        .set("encoding", encoding)
        .set("is_bigendian", big)
        .set("step", step)
        .set("data", data)
        .build();
  }

  private static Group compressed(String format, float a, float b) {
    return MemoryGraph.draft("sensor_msgs/CompressedImage")
        .set("format", format)
        .set("data", payload(a, b))
        .build();
  }

  private static byte[] payload(float a, float b) {
    return ByteBuffer.allocate(12 + DEPTH_PNG.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(1)
        .putFloat(a)
        .putFloat(b)
        .put(DEPTH_PNG)
        .array();
  }

  private static byte[] bytes(String numbers) {
    String[] words = numbers.split(" ");
    byte[] bytes = new byte[words.length];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Integer.parseInt(words[i]);
    return bytes;
  }
}
