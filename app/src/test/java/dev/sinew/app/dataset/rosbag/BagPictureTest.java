package dev.sinew.app.dataset.rosbag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import dev.sinew.runtime.rosmsg.Ros1Output;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BagPictureTest {

  private static final String COMPRESSED = "sensor_msgs/CompressedImage";

  /// Of two pixels, red 1 2 3 and green 40 50 60, behind each row one byte of filling.
  @ParameterizedTest
  @CsvSource({
    "rgb8, 7, 1 2 3 40 50 60 0, 1 2 3 40 50 60",
    "bgr8, 7, 3 2 1 60 50 40 0, 1 2 3 40 50 60",
    "mono8, 3, 9 200 0, 9 9 9 200 200 200",
    "rgba8, 9, 1 2 3 7 40 50 60 7 0, 1 2 3 40 50 60",
    "bgra8, 9, 3 2 1 7 60 50 40 7 0, 1 2 3 40 50 60"
  })
  void rawPicturesBecomeRedGreenBlueWithoutTheFillingOfTheirRows(
      String encoding, int step, String data, String rgb) throws IOException {
    Value.Image image = image(raw(1, 2, encoding, step, bytes(data)), "sensor_msgs/Image");
    assertThat(image.width()).isEqualTo(2);
    assertThat(image.height()).isEqualTo(1);
    assertThat(image.rgb()).isEqualTo(bytes(rgb));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1|2|bayer_rggb8|8|/p: encoding 'bayer_rggb8'; images are read in rgb8, bgr8, rgba8, bgra8, mono8, yuv422 and yuv422_yuy2
          1|2|rgb8|5|/p: a picture of 2 x 1, 5 bytes a row, in 7 bytes
          2|2|rgb8|6|/p: a picture of 2 x 2, 6 bytes a row, in 7 bytes
          0|2|rgb8|6|/p: a picture of 2 x 0, 6 bytes a row, in 7 bytes
          -1|-1|mono8|-1|/p: a picture of 4294967295 x 4294967295, 4294967295 bytes a row, in 7 bytes
          """)
  void aRawPictureThatCannotBeIsRefused(
      int height, int width, String encoding, int step, String complaint) {
    byte[] message = raw(height, width, encoding, step, new byte[7]);
    assertThatThrownBy(() -> image(message, "sensor_msgs/Image"))
        .isInstanceOf(DatasetException.class)
        .hasMessageEndingWith(complaint);
  }

  @Test
  void pngKeepsEveryPixel() throws IOException {
    Value.Image image = image(compressed("png", BufferedImage.TYPE_INT_RGB), COMPRESSED);
    for (int y = 0; y < 16; y++)
      for (int x = 0; x < 16; x++)
        assertThat(image.rgb()[3 * (16 * y + x)]).isEqualTo((byte) (16 * x));
  }

  @Test
  void greyIsAsBrightAsItsBytesSay() throws IOException {
    Value.Image image = image(compressed("png", BufferedImage.TYPE_BYTE_GRAY), COMPRESSED);
    for (int x = 0; x < 16; x++)
      for (int c = 0; c < 3; c++) assertThat(image.rgb()[3 * x + c]).isEqualTo((byte) (16 * x));
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY})
  void jpegIsNear(int type) throws IOException {
    Value.Image image = image(compressed("jpeg", type), COMPRESSED);
    assertThat(image.rgb()).hasSize(3 * 16 * 16);
    assertThat(image.rgb()[3 * 8] & 0xFF).isBetween(108, 148);
  }

  @Test
  void aPictureOfAnotherSizeThanTheFirstIsRefused() throws IOException {
    TestBag bag = new TestBag("none", true);
    bag.message("/p", "sensor_msgs/Image", TestBag.IMAGE, 1, raw(1, 2, "mono8", 2, new byte[2]));
    byte[] other = raw(1, 1, "mono8", 1, new byte[1]);
    bag.message("/p", "sensor_msgs/Image", TestBag.IMAGE, 500_000_001, other);
    assertThatThrownBy(() -> images(bag))
        .hasMessageEndingWith("/p: a picture of 1 x 1, the first one was 2 x 1");
  }

  @Property(seed = "521", tries = 300)
  void damagedPicturesMakePixelsOrOneLine(
      @ForAll @Size(min = 1, max = 4) int[] where, @ForAll byte what, @ForAll boolean png)
      throws IOException {
    byte[] message = compressed(png ? "png" : "jpeg", BufferedImage.TYPE_INT_RGB);
    for (int at : where) message[30 + Math.floorMod(at, message.length - 30)] ^= what;
    try {
      assertThat(image(message, COMPRESSED).rgb()).isNotEmpty();
    } catch (DatasetException e) {
      assertThat(e.getMessage().lines()).hasSize(1);
    }
  }

  private static Value.Image image(byte[] message, String type) throws IOException {
    String definition = type.equals(COMPRESSED) ? TestBag.COMPRESSED_IMAGE : TestBag.IMAGE;
    return images(new TestBag("none", true).message("/p", type, definition, 1, message));
  }

  /// @return the last
  private static Value.Image images(TestBag bag) throws IOException {
    Path file = Files.createTempFile("picture", ".bag");
    try {
      Files.write(file, bag.bytes());
      MappedFeature feature = new MappedFeature("i", "/p", "", List.of(), List.of());
      BagDataset dataset = BagDataset.open(file, new BagMapping(10, "", "", List.of(feature)));
      try (Rows rows = dataset.episode(0)) {
        Value.Image image = null;
        for (var row = rows.next(); row.isPresent(); row = rows.next())
          image = (Value.Image) row.get().values().getFirst();
        assertThat(dataset.spec().features())
            .containsExactly(Feature.image("i", image.height(), image.width()));
        return image;
      }
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] raw(int height, int width, String encoding, int step, byte[] data) {
    Ros1Output out = TestBag.out();
    out.int32(0).time(0).string("").int32(height).int32(width).string(encoding).int8(0).int32(step);
    return out.sequence(data.length).bytes(data, 0, data.length).copy();
  }

  /// Red goes from left to right in steps of 16.
  private static byte[] compressed(String format, int type) throws IOException {
    BufferedImage image = new BufferedImage(16, 16, type);
    for (int y = 0; y < 16; y++)
      for (int x = 0; x < 16; x++) image.getRaster().setSample(x, y, 0, 16 * x);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    Ros1Output out = TestBag.out();
    out.int32(0).time(0).string("").string(format);
    return out.sequence(bytes.size()).bytes(bytes.toByteArray(), 0, bytes.size()).copy();
  }

  private static byte[] bytes(String numbers) {
    String[] words = numbers.split(" ");
    byte[] bytes = new byte[words.length];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Integer.parseInt(words[i]);
    return bytes;
  }
}
