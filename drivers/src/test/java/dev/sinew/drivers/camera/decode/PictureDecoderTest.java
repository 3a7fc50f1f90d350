package dev.sinew.drivers.camera.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.camera.Picture;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureDecoderTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  /// Of a colour value, by 8-bit YUV and JPEG's losses.
  private static final int CLOSE = 6;

  private final byte[] scene = Scene.rgb(WIDTH, HEIGHT);

  /// BT.601, limited range (ITU-R BT.601-7, 2.5.3), or full range for grey.
  private static byte[] packed(byte[] rgb, PacketFormat format, int pad) {
    int line = format.bytesPerLine(WIDTH) + pad;
    int lines = format == PacketFormat.NV12 ? HEIGHT * 3 / 2 : HEIGHT;
    byte[] out = new byte[line * lines];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int at = 3 * (y * WIDTH + x);
        int r = rgb[at] & 0xff;
        int g = rgb[at + 1] & 0xff;
        int b = rgb[at + 2] & 0xff;
        byte luma = (byte) Math.round(16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255);
        double cb = 128 + (-37.797 * r - 74.203 * g + 112 * b) / 255;
        double cr = 128 + (112 * r - 93.786 * g - 18.214 * b) / 255;
        byte chroma = (byte) Math.round(x % 2 == 0 ? cb : cr);
        switch (format) {
          case YUYV -> {
            out[y * line + 2 * x] = luma;
            out[y * line + 2 * x + 1] = chroma;
          }
          case UYVY -> {
            out[y * line + 2 * x + 1] = luma;
            out[y * line + 2 * x] = chroma;
          }
          case NV12 -> {
            out[y * line + x] = luma;
            out[(HEIGHT + y / 2) * line + x] = chroma;
          }
          case RGB24 -> System.arraycopy(rgb, at, out, y * line + 3 * x, 3);
          case BGR24 -> {
            for (int c = 0; c < 3; c++) out[y * line + 3 * x + c] = rgb[at + 2 - c];
          }
          default -> out[y * line + x] = rgb[at + 1];
        }
      }
    }
    return out;
  }

  private byte[] wanted(PacketFormat format) {
    if (format != PacketFormat.GREY) return scene;
    byte[] grey = new byte[scene.length];
    for (int i = 0; i < grey.length; i++) grey[i] = scene[i / 3 * 3 + 1];
    return grey;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MJPEG")
  void coloursComeBackFromEveryLayoutWithAndWithoutPadding(PacketFormat format)
      throws DamagedPictureException {
    for (int pad : new int[] {0, 16}) {
      byte[] packet = packed(scene, format, pad);
      int line = format.bytesPerLine(WIDTH) + pad;
      try (PictureDecoder decoder = PictureDecoder.of(format, WIDTH, HEIGHT, line);
          Arena arena = Arena.ofConfined()) {
        MemorySegment there = arena.allocateFrom(java.lang.foreign.ValueLayout.JAVA_BYTE, packet);
        Picture there1 = decoder.decode(there, 5, 6);
        assertThat(Scene.difference(there1.rgb(), wanted(format)))
            .isLessThanOrEqualTo(format.fullRange() ? 0 : CLOSE);
        assertThat(there1.stampNanos()).isEqualTo(5);
        assertThat(there1.sequence()).isEqualTo(6);
        Picture here = decoder.decode(MemorySegment.ofArray(packet), 7, 8);
        assertThat(here.rgb()).isEqualTo(there1.rgb()).isNotSameAs(there1.rgb());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aShortPacketIsDamaged(PacketFormat format) throws Exception {
    byte[] packet =
        format == PacketFormat.MJPEG ? Scene.jpeg(scene, WIDTH, HEIGHT) : packed(scene, format, 0);
    try (PictureDecoder decoder = PictureDecoder.of(format, WIDTH, HEIGHT)) {
      for (int size : new int[] {0, 1, 2, 3, packet.length / 2, packet.length - 20}) {
        MemorySegment cut = MemorySegment.ofArray(Arrays.copyOf(packet, size));
        assertThatThrownBy(() -> decoder.decode(cut, 0, 0))
            .isInstanceOf(DamagedPictureException.class)
            .hasMessageStartingWith(size + " bytes are no");
      }
      assertThat(decoder.decode(MemorySegment.ofArray(packet), 0, 0).rgb())
          .as("the next one is good")
          .hasSameSizeAs(scene);
    }
  }

  @Test
  void aJpegSaysItsSizeItselfAndMayBePaddedWithZeros() throws Exception {
    try (PictureDecoder decoder = PictureDecoder.of(PacketFormat.MJPEG, 0, 0)) {
      for (int size : new int[] {HEIGHT, WIDTH}) {
        byte[] rgb = Scene.rgb(size, HEIGHT);
        byte[] jpeg = Scene.jpeg(rgb, size, HEIGHT);
        byte[] padded = Arrays.copyOf(jpeg, jpeg.length + 300);
        for (byte[] packet : new byte[][] {jpeg, padded}) {
          Picture picture = decoder.decode(MemorySegment.ofArray(packet), 0, 0);
          assertThat(picture.width()).isEqualTo(size);
          assertThat(Scene.difference(picture.rgb(), rgb)).isLessThanOrEqualTo(2 * CLOSE);
        }
      }
    }
  }

  @Test
  void aJpegThatClaimsAHugePictureIsDamaged() throws Exception {
    byte[] jpeg = Scene.jpeg(scene, WIDTH, HEIGHT);
    int sof = 0;
    while ((jpeg[sof] & 0xff) != 0xff || (jpeg[sof + 1] & 0xff) != 0xc0) sof++;
    Arrays.fill(jpeg, sof + 5, sof + 9, (byte) 0xf0);
    try (PictureDecoder decoder = PictureDecoder.of(PacketFormat.MJPEG, 0, 0)) {
      assertThatThrownBy(() -> decoder.decode(MemorySegment.ofArray(jpeg), 0, 0))
          .isInstanceOf(DamagedPictureException.class);
    }
  }

  @Property(seed = "7", tries = 300)
  void aMutatedJpegIsAPictureOrDamaged(
      @ForAll @IntRange(min = 0, max = 5000) int at, @ForAll byte with, @ForAll boolean cut)
      throws Exception {
    byte[] jpeg = Scene.jpeg(scene, WIDTH, HEIGHT);
    int place = at % jpeg.length;
    byte[] packet = cut ? Arrays.copyOf(jpeg, place) : jpeg;
    if (!cut) packet[place] = with;
    try (PictureDecoder decoder = PictureDecoder.of(PacketFormat.MJPEG, 0, 0)) {
      Picture picture = decoder.decode(MemorySegment.ofArray(packet), 0, 0);
      assertThat(picture.rgb()).hasSize(3 * picture.width() * picture.height());
    } catch (DamagedPictureException e) {
      assertThat(e).hasMessage(packet.length + " bytes are no whole JPEG");
    }
  }

  @Test
  void aLineThatDoesNotFitIsAMistakeOfTheProgram() {
    assertThatThrownBy(() -> PictureDecoder.of(PacketFormat.YUYV, 64, 48, 127))
        .hasMessage("127 bytes do not hold a line of 64 px YUYV");
  }
}
